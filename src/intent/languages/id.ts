// What people write in Indonesian to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const id: LanguageWords = {
  language: 'id',
  countries: ['ID'],
  stop: ['stop', 'berhenti', 'henti', 'unreg', 'batal', 'batalkan', 'keluar', 'hentikan'],
  resume: ['mulai', 'daftar', 'lanjut'],
  help: ['bantuan', 'info'],
  access: ['privasi', 'data saya'],
  erasure: ['hapus data saya'],
  doubleMeaning: ['batal', 'batalkan', 'keluar'],
  localOnly: ['batal', 'keluar'],
  polite: ['tolong', 'mohon', 'terima kasih', 'sekarang'],
  stopPhrases: ['tolong jangan kirim pesan lagi', 'saya tidak mau promosi', 'hapus nomor saya'],
};
