// What people write in Hindi to stop, resume and ask. Grade C: translated, not yet read by a native speaker.

import type { LanguageWords } from '../language-words.ts';

export const hi: LanguageWords = {
  language: 'hi',
  countries: ['IN'],
  stop: ['बंद', 'बंद करो', 'बंद करें', 'रोकें', 'रोको', 'सदस्यता समाप्त', 'stop karo', 'band karo', 'band', 'mat bhejo'],
  resume: ['शुरू', 'चालू', 'shuru'],
  help: ['मदद', 'सहायता', 'madad'],
  access: ['गोपनीयता', 'मेरा डेटा', 'mera data'],
  erasure: ['मेरा डेटा हटाएं', 'mera data delete karo'],
  localOnly: ['band'],
  polite: ['कृपया', 'प्लीज', 'धन्यवाद', 'kripya', 'please'],
  stopPhrases: ['मुझे और मैसेज मत भेजो', 'kripya mujhe message na bhejein'],
};
