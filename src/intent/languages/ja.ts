// What people write in Japanese to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const ja: LanguageWords = {
  language: 'ja',
  countries: ['JP'],
  stop: ['停止', '配信停止', '解除', '退会', 'やめて', 'ストップ'],
  resume: ['開始', '再開', '登録'],
  help: ['ヘルプ', '助けて'],
  access: ['プライバシー', '個人情報', '私のデータ'],
  erasure: ['データ削除', '個人情報を削除'],
  doubleMeaning: ['解除', '退会'],
  polite: ['お願いします', 'ください'],
};
