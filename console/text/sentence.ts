// Words of others (the server, the browser) that stand between sentences end as sentences do.

/** The words with a full stop, unless they end with a mark of their own. */
export function sentence(words: string): string {
  const said = words.trim();
  return said === '' || /[.!?…؟]["”’»)]?$/u.test(said) ? said : `${said}.`;
}
