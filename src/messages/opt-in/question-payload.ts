// The ids of the two buttons under the question for consent. They hold the token of the opt-in, so that a tap is bound to
// exactly this question (rule D-2). Pure.

const prefixes = { yes: 'assent.yes.', no: 'assent.no.' } as const;
const tokenShape = /^[\w-]{22}$/;

export type Tapped = { readonly answer: 'yes' | 'no'; readonly token: string };

/** The id of a button. */
export function questionPayload({ answer, token }: Tapped): string {
  return prefixes[answer] + token;
}

/** What a tap on one of them says; undefined for every other button. */
export function tappedIn(payload: string | null): Tapped | undefined {
  if (payload === null) return undefined;
  for (const answer of ['yes', 'no'] as const) {
    const token = payload.slice(prefixes[answer].length);
    if (payload.startsWith(prefixes[answer]) && tokenShape.test(token)) return { answer, token };
  }
  return undefined;
}
