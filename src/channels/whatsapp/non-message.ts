// Bodies for /messages that send nothing: mark as read and the typing indicator. They pass without a decision, so the
// test is an allow-list: one member more, and the body is treated as a message.

import { isFields } from './updates/read.ts';

const allowed = new Set([
  'messaging_product',
  'status',
  'message_id',
  'typing_indicator',
  'recipient_type',
  'to',
  'recipient',
]);

/** Whether a body only marks a message as read, with or without the typing indicator, and cannot send anything. */
export function isNonMessage(body: unknown): boolean {
  if (!isFields(body) || body['messaging_product'] !== 'whatsapp' || body['status'] !== 'read') return false;
  const id = body['message_id'];
  if (typeof id !== 'string' || id === '' || id.length > 512 || !id.isWellFormed()) return false;
  const typing = body['typing_indicator'];
  if (typing !== undefined && typing !== null && !isFields(typing)) return false;
  return Object.keys(body).every(key => allowed.has(key));
}
