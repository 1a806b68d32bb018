// The commands, each with the line that help shows. One list: the help, the dispatcher and the reference page agree.

/** Every command of `assent`. */
export const commands = [
  { name: 'start', summary: 'start the server (without configuration: with emulator and demo business)' },
  { name: 'emulator', summary: 'start only the local WhatsApp Cloud API' },
  { name: 'migrate', summary: 'bring the database to the newest schema' },
  { name: 'config check', summary: 'read the configuration and list all problems at once' },
  { name: 'keys create', summary: 'create an API key and print it, once' },
  { name: 'keys list', summary: 'list the API keys of a business' },
  { name: 'keys revoke', summary: 'revoke an API key, at once' },
  { name: 'sender add', summary: 'add a WhatsApp number that sends' },
  { name: 'policy explain', summary: 'decide on facts from a file, and say why' },
  { name: 'policy test', summary: 'try every case of every rule and pack' },
  { name: 'policy diff', summary: 'who becomes reachable, or no longer is, under other values' },
  { name: 'policy packs', summary: 'print the law of places, and what it comes to together' },
  { name: 'registry import', summary: 'import the list of a registry of those who want no advertising' },
  { name: 'registry list', summary: 'which registries there are, and how fresh their lists are' },
  { name: 'staff reset', summary: 'make a link with which a person chooses a new password' },
  { name: 'demo', summary: 'play the main scenario against the emulator' },
  { name: 'doctor', summary: 'look at the installation and say what to repair' },
] as const;

export type CommandName = (typeof commands)[number]['name'];

/** The help text: aligned columns, and what to do first. */
export function helpText(): string {
  const width = Math.max(...commands.map(one => one.name.length));
  const lines = commands.map(one => `  ${one.name.padEnd(width)}  ${one.summary}`);
  return ['Assent, the consent-first gateway for WhatsApp.', '', ...lines, '', 'Begin with: npx assent demo'].join(
    '\n',
  );
}

/** The command that the words begin with, longest first, and the words after it. */
export function findCommand(words: readonly string[]): { name: CommandName; rest: readonly string[] } | undefined {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const found = commands.find(one => one.name === name);
    if (found !== undefined) return { name: found.name, rest: words.slice(length) };
  }
  return undefined;
}
