// What people write in Urdu to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const ur: LanguageWords = {
  language: 'ur',
  countries: ['PK', 'IN'],
  stop: ['روکیں', 'بند کریں', 'رکو', 'stop', 'band karo'],
  resume: ['شروع'],
  help: ['مدد'],
  access: ['رازداری', 'میرا ڈیٹا'],
  erasure: ['میرا ڈیٹا حذف کریں'],
  polite: ['براہ مہربانی', 'پلیز', 'شکریہ', 'please'],
};
