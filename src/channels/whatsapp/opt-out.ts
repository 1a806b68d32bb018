// Whether a text already tells its reader how to opt out. A wrong yes leaves out a line that the law asks for, a wrong no
// only says it twice; so a word counts as told only where it can hardly mean anything else.

/** Keywords in capitals, or quoted; on their own they are an instruction only beside a word that says what to do. */
const keyword =
  /(?<![\p{L}\p{N}-])(?:STOPP?|STOPALL|STOPT|UNSUB|END|QUIT|ARRET|ARRÊT|BAJA|ALTO|SAIR|PARAR|BASTA|ENDE|СТОП|ОТПИСКА|DUR|BERHENTI|HUY|HUỶ|HỦY)(?![\p{L}\p{N}-])|["'“”„‘’«»*_](?:stopp?|baja|sair|basta|стоп)["'“”„‘’«»*_]/gu;
const instruction =
  /(?<![\p{L}])(?:reply|text|send|type|answer|write|respond|message|tap|click|press|with|by|to|anytime|any time|antwort\p{L}*|schreib\p{L}*|send\p{L}*|schick\p{L}*|tipp\p{L}*|mit|per|zum|jederzeit|répond\p{L}*|repond\p{L}*|envo\p{L}*|avec|pour|à tout moment|respond\p{L}*|envi\p{L}*|escrib\p{L}*|con|para|por|cuando quiera|a qualquer momento|scriv\p{L}*|rispond\p{L}*|invi\p{L}*|per|in qualsiasi momento|stuur|antwoord|met|svara|skriv\p{L}*|skicka|för|napisz|wyślij|odpisz|ответ\p{L}*|отправ\p{L}*|напиш\p{L}*|yaz\p{L}*|gönder\p{L}*|balas|ketik|kirim|gửi|soạn|trả lời)(?![\p{L}])|[=:→]/iu;
const denied = /(?<![\p{L}])(?:non|not|never|don['’]?t|can['’]?t|won['’]?t|nicht|nie|no|ne|nu)\s*$/iu;
const nearby = 48;

/** Phrases that name the act itself. */
const phrases: readonly RegExp[] = [
  /\bunsubs?cribe\b|\bopt(?:ing)?[ -]?out\b|\bstop (?:all )?(?:promotions|promos|offers|messages|marketing)\b/iu,
  /\b(?:reply|text|send|type|write|answer)\s+(?:with\s+|us\s+)?["'“‘*_]?stop\b/iu,
  /\babmelden\b|\babbestellen\b|\babmeldung\b|\bkeine (?:angebote|werbung|nachrichten) mehr\b/iu,
  /\b(?:antworte\p{L}*|schreib\p{L}*|send\p{L}*|schick\p{L}*)\s+(?:sie\s+|einfach\s+|mit\s+|uns\s+){0,3}["'„“‚*_]?stopp?\b/iu,
  /\bdar(?:se|te|me|le|nos)? de baja\b|\b(?:dese|date) de baja\b|\bcancelar (?:la |tu |su )?suscripci[oó]n\b/iu,
  /(?<!\p{L})(?:se|vous|te|me) d[ée]sabonner\b|\bd[ée]sabonnez-vous\b|\bd[ée]sinscri(?:re|vez|ption)\b/iu,
  /\bdisiscri(?:viti|versi|vimi|zione)\b|\bannulla(?:re)? (?:l['’])?iscrizione\b/iu,
  /\bcancelar (?:a |sua )*(?:inscri[cç][aã]o|subscri[cç][aã]o|assinatura)\b|\bdescadastrar\b/iu,
  /\bafmelden\b|\buitschrijven\b|\bavregistrera\b|\bavprenumerera\b|\bafmeld\b|\bmeld deg av\b|\bperuuta tilaus/iu,
  /\bwypisa[ćc]|\bwypisz|\bzrezygnowa[ćc] z (?:subskrypcji|wiadomości)|\bodhl[aá]s[ií]t(?: se)? (?:z |od)?odb[eě]r|\bleiratkoz|\bdezabon/iu,
  /отписаться|отпишитесь|відписатися|отказаться от (?:рассыл|сообщ)|διαγραφή από|απεγγραφ/iu,
  /abonelikten (?:çık|ayrıl)|listeden çık|berhenti berlangganan|(?:hủy|huỷ) đăng ký/iu,
  /إلغاء الاشتراك|להסרה|सदस्यता (?:रद्द|समाप्त)|配信停止|取消订阅|退订|取消訂閱|退訂|수신\s?거부|ยกเลิกการ(?:รับ|สมัคร)/u,
];

/** A button that says no more than this is itself the way out. */
const buttons = new Set(['stop', 'stopp', 'abmelden', 'baja', 'sair', 'arret', 'arrêt', 'basta', 'стоп', 'stop promo']);

/** Whether a text tells its reader how to opt out. */
export function optOutTold(text: string): boolean {
  return phrases.some(phrase => phrase.test(text)) || buttons.has(text.trim().toLowerCase()) || hasInstruction(text);
}

function hasInstruction(text: string): boolean {
  for (const match of text.matchAll(keyword)) {
    const before = text.slice(Math.max(0, match.index - nearby), match.index);
    const end = match.index + match[0].length;
    const sentence = `${lastSentence(before)} ${firstSentence(text.slice(end, end + nearby))}`;
    if (!denied.test(before) && instruction.test(sentence)) return true;
  }
  return false;
}

function lastSentence(text: string): string {
  return text.slice(Math.max(...['.', '!', '?', '\n'].map(mark => text.lastIndexOf(mark))) + 1);
}

function firstSentence(text: string): string {
  return /^[^.!?\n]*/.exec(text)?.[0] ?? '';
}
