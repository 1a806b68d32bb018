// What people write in Korean to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const ko: LanguageWords = {
  language: 'ko',
  countries: ['KR'],
  stop: ['수신거부', '거부', '중지', '그만', '정지', '스톱'],
  resume: ['시작', '수신동의'],
  help: ['도움말', '도움'],
  access: ['개인정보', '내 데이터'],
  erasure: ['개인정보 삭제', '내 데이터 삭제'],
  doubleMeaning: ['중지', '그만'],
  polite: ['해주세요', '부탁드립니다', '제발'],
};
