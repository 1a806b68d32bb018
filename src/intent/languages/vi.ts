// What people write in Vietnamese to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const vi: LanguageWords = {
  language: 'vi',
  countries: ['VN'],
  stop: ['dung', 'huy', 'tu choi', 'tc', 'huy dang ky', 'stop'],
  resume: ['bat dau', 'dang ky'],
  help: ['tro giup', 'ho tro'],
  access: ['quyen rieng tu', 'du lieu cua toi'],
  erasure: ['xoa du lieu cua toi'],
  doubleMeaning: ['huy', 'dung'],
  localOnly: ['dung', 'huy', 'tc'],
  polite: ['vui lòng', 'làm ơn', 'cảm ơn'],
};
