// What people write in Chinese to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const zh: LanguageWords = {
  language: 'zh',
  countries: ['CN', 'TW', 'HK', 'SG', 'MO'],
  stop: ['退订', '取消订阅', '停止', '拒收', '不要再发', 'td', 't', '退訂', '取消訂閱'],
  resume: ['订阅', '开始', '訂閱', '恢复'],
  help: ['帮助', '幫助'],
  access: ['隐私', '我的数据', '隱私', '我的資料'],
  erasure: ['删除我的数据', '刪除我的資料'],
  doubleMeaning: ['t', '停止'],
  localOnly: ['t'],
  polite: ['请', '謝謝', '谢谢', '麻烦'],
};
