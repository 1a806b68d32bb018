// The sentence that a person sends to opt in. It names the business and the purposes, so that sending it is itself the
// second, conscious act. Pure.

const sentences: Record<string, (business: string, titles: string, token: string) => string> = {
  en: (business, titles, token) => `Yes, I want messages from ${business} on WhatsApp: ${titles}. Code: ${token}`,
  de: (business, titles, token) => `Ja, ich möchte Nachrichten von ${business} auf WhatsApp: ${titles}. Code: ${token}`,
  fr: (business, titles, token) =>
    `Oui, je veux recevoir des messages de ${business} sur WhatsApp : ${titles}. Code : ${token}`,
  es: (business, titles, token) =>
    `Sí, quiero recibir mensajes de ${business} por WhatsApp: ${titles}. Código: ${token}`,
  it: (business, titles, token) =>
    `Sì, voglio ricevere messaggi da ${business} su WhatsApp: ${titles}. Codice: ${token}`,
  pt: (business, titles, token) =>
    `Sim, quero receber mensagens de ${business} no WhatsApp: ${titles}. Código: ${token}`,
  nl: (business, titles, token) => `Ja, ik wil berichten van ${business} op WhatsApp: ${titles}. Code: ${token}`,
};

/** The sentence in the language, English where Assent has none. */
export function sentenceOf(what: {
  language: string;
  business: string;
  titles: readonly string[];
  token: string;
}): string {
  const language = what.language.slice(0, 2).toLowerCase();
  const write = sentences[language] ?? sentences['en'];
  return write === undefined ? what.token : write(what.business, what.titles.join(', '), what.token);
}

const tokenShape = /(?<![\w-])[\w-]{22}(?![\w-])/g;
/** Texts longer than any sentence of ours are not searched. */
const textMax = 1_000;

/** What might be a token in a text; at most three are looked up. */
export function tokensIn(text: string | null): string[] {
  if (text === null || text.length > textMax) return [];
  return (text.match(tokenShape) ?? []).slice(0, 3);
}

/** What each sentence of ours begins with, up to the name of the business. */
const beginnings = Object.values(sentences).map(write => write('\0', '', '').split('\0', 1)[0] ?? '');

/**
 * The text without our own sentence and its token: whoever sends that says yes by it, and only what they wrote besides
 * may mean something else.
 */
export function withoutSentence(text: string): string {
  const token = tokensIn(text)[0];
  if (token === undefined) return text;
  const end = text.indexOf(token) + token.length;
  const starts = beginnings.map(beginning => text.indexOf(beginning)).filter(start => start >= 0 && start < end);
  return starts.length === 0 ? text : `${text.slice(0, Math.min(...starts))} ${text.slice(end)}`.trim();
}
