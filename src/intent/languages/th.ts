// What people write in Thai to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const th: LanguageWords = {
  language: 'th',
  countries: ['TH'],
  stop: ['หยุด', 'ยกเลิก', 'ยกเลิกการรับข่าวสาร', 'ไม่รับ'],
  resume: ['เริ่ม', 'สมัคร'],
  help: ['ช่วยเหลือ'],
  access: ['ความเป็นส่วนตัว', 'ข้อมูลของฉัน'],
  erasure: ['ลบข้อมูลของฉัน'],
  doubleMeaning: ['ยกเลิก'],
  polite: ['ครับ', 'ค่ะ', 'กรุณา'],
};
