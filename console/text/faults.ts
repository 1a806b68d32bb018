// What is wrong with the fields of a form, in the reader's language: the label of the field, and words for the kind of the
// fault. In English the server's own sentence is kept where it says more than the kind does.

import type { ApiProblem } from '../api/call.ts';
import type { Key } from './keys.ts';
import type { Text } from './text.tsx';

type Problem = ApiProblem['problems'][number];

/** A line about a field; `english` are the server's words where no kind says enough. */
export type Fault = { readonly words: string; readonly english: string };

/** The labels of fields by their names in the API, as they stand above the inputs. */
const labels: Readonly<Record<string, Key>> = {
  app_secret: 'sender.secret',
  colour: 'label.colour',
  decided_by: 'rules.by',
  display_number: 'sender.number',
  email: 'sign-in.email',
  id: 'purpose.id',
  name: 'key.name',
  new: 'sign-in.password',
  old: 'account.password.now',
  password: 'sign-in.password',
  phone_number_id: 'sender.id',
  reason: 'act.reason',
  title: 'purpose.name',
  token: 'sender.token',
  url: 'hook.url',
  verify_token: 'sender.verify',
  waba_id: 'sender.waba',
};

/** Kinds whose English sentence from the server names the very thing. */
const toldBetter: ReadonlySet<string> = new Set([
  'not-known',
  'in-future',
  'in-past',
  'weak-password',
  'combination',
  'invalid',
]);

/** The line about one field. */
export function faultOf(one: Problem, text: Pick<Text, 't' | 'known' | 'language'>): Fault {
  const { t, language } = text;
  const code = one.code ?? 'invalid';
  const field = labelOf(one.field, text);
  if (language === 'en' && toldBetter.has(code)) {
    return { words: t('fault.line', { field, what: one.message }), english: '' };
  }
  const what = code === 'invalid' ? undefined : kindInWords(code, one.limit, text);
  const words = t('fault.line', { field, what: what ?? t('fault.invalid') });
  return { words, english: what === undefined ? one.message : '' };
}

function labelOf(field: string, { t }: Pick<Text, 't'>): string {
  if (field === '') return t('fault.request');
  const label = labels[field];
  return label === undefined ? field : t(label);
}

function kindInWords(code: string, limit: number | undefined, { known }: Pick<Text, 'known'>): string | undefined {
  if (limit === undefined) return code.startsWith('too-') ? undefined : known(`fault.${code}`);
  return known(`fault.${code}`, { limit });
}
