// The words of a language as a browser has them, for the tests of what is said with them.

import { type Messages, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { catalogue } from '../build/words.ts';
import type { Language, Text } from './text.tsx';

/** Says messages in a language. */
export function speaking(language: Language): Pick<Text, 't' | 'known' | 'language'> {
  const texts = Object.entries(catalogue(language));
  const messages: Messages = Object.fromEntries(texts.map(([key, text]) => [key, compileMessage(text)]));
  const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
  return {
    language,
    t: (key, values) => i18n._(key, { ...values }),
    known: (key, values) => (Object.hasOwn(messages, key) ? i18n._(key, { ...values }) : undefined),
  };
}
