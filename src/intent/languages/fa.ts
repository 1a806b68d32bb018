// What people write in Persian to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const fa: LanguageWords = {
  language: 'fa',
  countries: ['IR', 'AF'],
  stop: ['توقف', 'لغو', 'لغو اشتراک', 'نمیخواهم', 'stop'],
  resume: ['شروع'],
  help: ['راهنما', 'کمک'],
  access: ['حریم خصوصی', 'داده های من'],
  erasure: ['حذف داده های من'],
  doubleMeaning: ['لغو'],
  localOnly: ['لغو'],
  polite: ['لطفا', 'ممنون'],
};
