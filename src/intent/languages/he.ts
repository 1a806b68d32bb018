// What people write in Hebrew to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const he: LanguageWords = {
  language: 'he',
  countries: ['IL'],
  stop: ['הסר', 'הסרה', 'להסיר', 'הסירו אותי', 'עצור', 'הפסק', 'די', 'ביטול', 'stop'],
  resume: ['התחל', 'הצטרפות', 'המשך'],
  help: ['עזרה', 'מידע'],
  access: ['פרטיות', 'המידע שלי', 'הנתונים שלי'],
  erasure: ['מחק את המידע שלי', 'מחקו אותי'],
  doubleMeaning: ['ביטול', 'די'],
  polite: ['בבקשה', 'תודה', 'עכשיו'],
  stopPhrases: ['אל תשלחו לי יותר הודעות', 'תסירו אותי מהרשימה'],
};
