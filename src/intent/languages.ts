// Every language whose words are known. A new one is a file beside the others and its line here.

import type { LanguageWords } from './language-words.ts';
import { af } from './languages/af.ts';
import { ar } from './languages/ar.ts';
import { bg } from './languages/bg.ts';
import { bn } from './languages/bn.ts';
import { ca } from './languages/ca.ts';
import { cs } from './languages/cs.ts';
import { da } from './languages/da.ts';
import { de } from './languages/de.ts';
import { el } from './languages/el.ts';
import { en } from './languages/en.ts';
import { es } from './languages/es.ts';
import { et } from './languages/et.ts';
import { fa } from './languages/fa.ts';
import { fi } from './languages/fi.ts';
import { fr } from './languages/fr.ts';
import { he } from './languages/he.ts';
import { hi } from './languages/hi.ts';
import { hr } from './languages/hr.ts';
import { hu } from './languages/hu.ts';
import { id } from './languages/id.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { ko } from './languages/ko.ts';
import { lt } from './languages/lt.ts';
import { lv } from './languages/lv.ts';
import { ms } from './languages/ms.ts';
import { nl } from './languages/nl.ts';
import { no } from './languages/no.ts';
import { pl } from './languages/pl.ts';
import { pt } from './languages/pt.ts';
import { ro } from './languages/ro.ts';
import { ru } from './languages/ru.ts';
import { sk } from './languages/sk.ts';
import { sl } from './languages/sl.ts';
import { sr } from './languages/sr.ts';
import { sv } from './languages/sv.ts';
import { sw } from './languages/sw.ts';
import { th } from './languages/th.ts';
import { tl } from './languages/tl.ts';
import { tr } from './languages/tr.ts';
import { uk } from './languages/uk.ts';
import { ur } from './languages/ur.ts';
import { vi } from './languages/vi.ts';
import { zh } from './languages/zh.ts';

/** Words that count in every language: carriers and platforms have taught them to everybody. */
export const universal: LanguageWords = {
  language: null,
  countries: [],
  // The last ones are the quick replies of Meta's own sample templates.
  stop: [
    'stop',
    'stopp',
    's.t.o.p',
    'stop stop',
    'arret',
    'unsubscribe',
    'unsub',
    'optout',
    'opt out',
    'opt-out',
    'cancel',
    'end',
    'quit',
    'revoke',
    'remove',
    'td',
    '🛑',
    '✋',
    '⛔',
    '🚫',
    'stop promotions',
    'stop offers',
    'unsubscribe from promos',
    'keine angebote mehr',
  ],
  stopAll: ['unsubscribe from all', 'stopall', 'stop all', 'stop everything'],
  resume: ['start', 'unstop', 'subscribe', 'resume', 'optin', 'opt in'],
  help: ['help', 'info', '?'],
  access: [],
  erasure: [],
  doubleMeaning: ['cancel', 'end', 'remove', 'td'],
  polite: [],
};

export const languages: readonly LanguageWords[] = [
  af,
  ar,
  bg,
  bn,
  ca,
  cs,
  da,
  de,
  el,
  en,
  es,
  et,
  fa,
  fi,
  fr,
  he,
  hi,
  hr,
  hu,
  id,
  it,
  ja,
  ko,
  lt,
  lv,
  ms,
  nl,
  no,
  pl,
  pt,
  ro,
  ru,
  sk,
  sl,
  sr,
  sv,
  sw,
  th,
  tl,
  tr,
  uk,
  ur,
  vi,
  zh,
];
