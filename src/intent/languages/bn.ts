// What people write in Bengali to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const bn: LanguageWords = {
  language: 'bn',
  countries: ['BD', 'IN'],
  stop: ['বন্ধ', 'বন্ধ করুন', 'থামুন'],
  resume: ['শুরু'],
  help: ['সাহায্য'],
  access: ['গোপনীয়তা', 'আমার তথ্য'],
  erasure: ['আমার তথ্য মুছুন'],
  polite: ['দয়া করে', 'ধন্যবাদ'],
};
