// The line that tells how to opt out, added where a message is ours to change. A template is not: Meta approved its words.

import { optOutTold } from './opt-out.ts';
import type { SendRequest } from './send-request.ts';
import { textsShown } from './texts-shown.ts';
import { lengthOf } from './well-formed.ts';

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
  if (type === 'template' || line === '' || textsShown(request).some(text => optOutTold(text) || text.includes(line))) {
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
