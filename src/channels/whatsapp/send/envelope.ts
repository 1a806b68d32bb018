// The envelope of a request: to whom, of which type, by which way.

import { isUserIdShape } from '../person.ts';
import { lengthOf } from '../well-formed.ts';
import { problem, type SendProblem } from './problem.ts';
import type { SendRequest } from './schema.ts';

const opaqueMax = 512;

/** What Meta objects to in the envelope. */
export function envelopeProblems(request: SendRequest, endpoint: 'messages' | 'marketing_messages'): SendProblem[] {
  const found: SendProblem[] = [];
  if (request.messaging_product !== 'whatsapp') {
    found.push(problem.parameter('Param messaging_product must be whatsapp.'));
  }
  found.push(...recipientProblems(request), ...directSendProblems(request));
  if (lengthOf(request.biz_opaque_callback_data ?? '') > opaqueMax) {
    found.push(problem.parameter(`Param biz_opaque_callback_data must be at most ${opaqueMax} characters long.`));
  }
  const policy = request.product_policy;
  if (policy !== undefined && policy !== 'CLOUD_API_FALLBACK' && policy !== 'STRICT') {
    found.push(problem.parameter('Param product_policy must be one of CLOUD_API_FALLBACK, STRICT.'));
  }
  if (endpoint === 'marketing_messages' && request.type !== 'template') {
    found.push(problem.parameter('Message must be a template message.'));
  }
  return found;
}

function recipientProblems(request: SendRequest): SendProblem[] {
  const found: SendProblem[] = [];
  const { to = '', recipient = '', recipient_type: kind } = request;
  if (to === '' && recipient === '') found.push(problem.parameter('The parameter to is required.'));
  // `to` wins where both are given (Meta, May 2026), so `recipient` is looked at only alone.
  if (to === '' && recipient !== '' && !isUserIdShape(recipient)) {
    found.push(problem.value('Param recipient is not a business-scoped user ID.'));
  }
  if (kind !== undefined && kind !== 'individual' && kind !== 'group') {
    found.push(problem.parameter('Param recipient_type must be one of individual, group.'));
  }
  return found;
}

/** Direct Send (July 2026): a free-form body with a category, sent outside the window at a template's price. */
function directSendProblems(request: SendRequest): SendProblem[] {
  const { category, type = 'text' } = request;
  if (category === undefined) return [];
  const found: SendProblem[] = [];
  if (category !== 'utility' && category !== 'authentication') {
    found.push(problem.parameter('Param category must be one of utility, authentication.'));
  }
  if (type !== 'text' && type !== 'interactive') {
    found.push(problem.parameter('Param category is only allowed for type text or interactive.'));
  }
  if (category === 'authentication' && (request.to ?? '') === '') {
    found.push(problem.parameter('Param category authentication needs a phone number in to.'));
  }
  return found;
}
