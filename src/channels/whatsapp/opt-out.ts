// The line that tells how to opt out: whether a text already has it, and how it is added where a message is ours to
// change. A template is not: Meta approved its words.

import type { SendRequest } from './send-request.ts';
import { lengthOf } from './well-formed.ts';

/**
 * Words that tell a reader how to make a business stop, in the languages that the recogniser of stops knows best. A
 * doubtful match costs nothing worse than a missing line, so each asks for the act and not only for the subject.
 */
const told: readonly RegExp[] = [
  // The keyword itself in capitals is an instruction in any language: "STOP", "STOPP", "BAJA", "SAIR", "СТОП".
  /(?<![\p{L}\p{N}])(?:STOPP?|STOPALL|ARRET|ARRÊT|BAJA|ALTO|SAIR|PARAR|STOPT|ABMELDEN|UNSUB|UNSUBSCRIBE|IPTAL|İPTAL|СТОП|BERHENTI|HUỶ|HỦY|DUR)(?![\p{L}\p{N}])/u,
  /\b(?:reply|text|send|type|answer|write|tap|press|click)\b[^.!?\n]{0,40}\bstop\b/iu,
  /\bunsubscribe\b|\bopt(?:ing)?[ -]?out\b|\bstop (?:promotions|offers|messages|marketing|updates)\b/iu,
  /\b(?:antworten sie|antworte|schreiben sie|schreib|senden sie|sende|schicken sie|tippen sie|mit|per)\b[^.!?\n]{0,30}\bstopp?\b/iu,
  /\babmelden\b|\babbestellen\b|\babmeldung\b|\baustragen\b|\bwiderrufen\b|\bkeine werbung\b/iu,
  /\b(?:darse|darte|darme|date|dar) de baja\b|\bcancelar (?:la |tu |su )?suscripci[oó]n\b|\bresponde[r]?\b[^.!?\n]{0,30}\bbaja\b/iu,
  /\bse d[ée]sabonner\b|\bd[ée]sabonne[rz]?\b|\bd[ée]sinscri(?:re|vez|ption)\b|\bvous d[ée]sinscrire\b/iu,
  /\bdisiscri(?:viti|versi|vimi|zione)\b|\bannulla(?:re)? (?:l['’])?iscrizione\b|\bcancellarsi\b/iu,
  /\bcancelar (?:a |sua )?(?:inscri[cç][aã]o|subscri[cç][aã]o|assinatura)\b|\bdescadastrar\b|\bpara sair\b/iu,
  /\bafmelden\b|\buitschrijven\b|\bavregistrera\b|\bavprenumerera\b|\bafmeld\b|\bavmeld\b|\bmeld deg av\b/iu,
  /\bwypis(?:a[ćc]|z)\b|\bzrezygnowa[ćc]\b|\bodhl[aá]sit\b|\bodhl[aá]si[tť]\b|\bleiratkoz\p{L}*|\bdezabon\p{L}*/iu,
  /отпис\p{L}*|отказат\p{L}*|відпис\p{L}*|απεγγρα\p{L}*|διαγραφ\p{L}*/iu,
  /abonelikten (?:çık|ayrıl)\p{L}*|listeden çık\p{L}*|berhenti berlangganan|hủy đăng ký|huỷ đăng ký/iu,
  /إلغاء الاشتراك|للإلغاء|לביטול|להסרה|הסר\b|लिखें स्टॉप|सदस्यता (?:रद्द|समाप्त)|যোগদান বাতিল/u,
  /配信停止|退会|取消订阅|退订|取消訂閱|退訂|수신거부|ยกเลิก/u,
];

/** Whether a text tells its reader how to opt out. */
export function optOutTold(text: string): boolean {
  return told.some(pattern => pattern.test(text));
}

const bodyMax = 4096;
const captionMax = 1024;
const footerMax = 60;

/**
 * The request with the opt-out line as a paragraph of its own: in the text, the caption, or the footer of an interactive
 * message (its body where the footer has no room). A request that tells it already, or that has no room or no words of
 * ours, stays as it is.
 */
export function withOptOutLine(request: SendRequest, line: string): SendRequest {
  const type = request.type ?? 'text';
  if (type === 'template' || line === '' || readTexts(request).some(text => optOutTold(text) || text.includes(line))) {
    return request;
  }
  if (type === 'interactive') return withLineInInteractive(request, line);
  if (type === 'text' && request.text !== undefined) {
    return { ...request, text: { ...request.text, body: appended(request.text.body, line, bodyMax) } };
  }
  if (type === 'image' || type === 'video' || type === 'document') {
    const media = request[type];
    if (media === undefined) return request;
    return { ...request, [type]: { ...media, caption: appended(media.caption ?? '', line, captionMax) } };
  }
  return request;
}

/** The words that the type of this request shows; words under another type's name do not reach the person. */
function readTexts(request: SendRequest): string[] {
  const type = request.type ?? 'text';
  const texts: Record<string, readonly (string | undefined)[]> = {
    text: [request.text?.body],
    image: [request.image?.caption],
    video: [request.video?.caption],
    document: [request.document?.caption],
    interactive: [request.interactive?.body?.text, request.interactive?.footer?.text],
  };
  return (texts[type] ?? []).filter(text => text !== undefined);
}

function withLineInInteractive(request: SendRequest, line: string): SendRequest {
  const { interactive } = request;
  if (interactive === undefined) return request;
  if (interactive.footer?.text === undefined && lengthOf(line) <= footerMax) {
    return { ...request, interactive: { ...interactive, footer: { ...interactive.footer, text: line } } };
  }
  if (interactive.body === undefined) return request;
  const max = interactive.type === 'list' ? bodyMax : captionMax;
  const body = { ...interactive.body, text: appended(interactive.body.text, line, max) };
  return { ...request, interactive: { ...interactive, body } };
}

/** The text with the line under it; where both do not fit, the text is cut, because the line is what the law asks for. */
function appended(text: string, line: string, max: number): string {
  if (text === '') return line;
  const room = max - lengthOf(line) - 2;
  const letters =
    lengthOf(text) <= room
      ? text
      : `${[...text]
          .slice(0, Math.max(0, room - 1))
          .join('')
          .trimEnd()}…`;
  return `${letters}\n\n${line}`;
}

/** The request with Meta told not to share what the person does with it (it does by default; Marketing Messages API). */
export function withNoActivitySharing(request: SendRequest): SendRequest {
  return { ...request, message_activity_sharing: false };
}
