// Turns what a caller asks to send into the facts that the policy judges.

import { LRUCache } from 'lru-cache';
import { optOutTold, type SendRequest, textsShown } from '../../channels/whatsapp/whatsapp.ts';
import type { MessageFact, TemplateFact } from '../../policy/policy.ts';
import { contentOf } from '../content/content.ts';
import { type Business, findTemplate } from '../directory/directory.ts';
import type { Purpose, SendInput, Template } from '../types.ts';

/** Types to which a line of text can be added. */
const withWords = new Set(['text', 'image', 'video', 'document', 'interactive']);

/** Bots say the same again and again, and a message is described when it is asked for and when it is handed over. */
const told = new LRUCache<string, boolean>({ max: 2_000 });
const rememberedMax = 1_000;

const categories = new Set(['MARKETING', 'UTILITY', 'AUTHENTICATION']);

/** The message as the policy sees it: class, purpose, template and how it would be delivered. */
export function describe(business: Business, input: SendInput): MessageFact {
  const template = templateOf(business, input);
  const purposeId = input.purpose ?? template?.purposeId ?? null;
  const purpose = purposeId === null ? undefined : business.purposes.get(purposeId);
  const direct = input.request.category;
  const content = contentOf(business, input);
  return {
    channel: 'whatsapp',
    declaredClass: input.declaredClass,
    purpose: purposeId,
    purposeClass: purpose?.class ?? null,
    purposeKnown: purposeId === null || purpose !== undefined,
    kind: kindOf(input.request),
    template: input.request.type === 'template' ? templateFact(input.request, template) : null,
    directSendCategory: direct === 'utility' || direct === 'authentication' ? direct : null,
    tellsOptOut: textsShown(input.request).some(tellsOptOut),
    carriesText: withWords.has(input.request.type ?? 'text'),
    marketingMessagesApi: input.endpoint === 'marketing_messages',
    madeByAi: input.madeByAi,
    ...(content === undefined ? {} : { content }),
    ...(purpose === undefined ? {} : ownOf(purpose)),
    ...(input.asksConsent === true ? questionOf(purpose) : {}),
  };
}

const askAgainAfterMonths = 12;

/** A question for consent: whoever was asked, or said no, is not asked again for a year, whatever the law (D-4, D-6). */
function questionOf(purpose: Purpose | undefined): Partial<MessageFact> {
  const own = purpose?.stricter ?? {};
  const months = own['askAgainAfterMonths'];
  const longer = typeof months === 'number' ? Math.max(months, askAgainAfterMonths) : askAgainAfterMonths;
  return { asksConsent: true, stricter: { ...own, askAgainAfterMonths: longer, asksMax: 1 } };
}

function tellsOptOut(text: string): boolean {
  if (text.length > rememberedMax) return optOutTold(text);
  const known = told.get(text);
  if (known !== undefined) return known;
  const tells = optOutTold(text);
  told.set(text, tells);
  return tells;
}

/** What the business set for the purpose alone; most purposes have nothing of the kind. */
export function ownOf({ stricter, specialCategory, noticeVersion }: Purpose): Partial<MessageFact> {
  return {
    ...(Object.keys(stricter).length === 0 ? {} : { stricter }),
    ...(specialCategory ? { specialCategory } : {}),
    ...(noticeVersion === null ? {} : { noticeVersionMin: noticeVersion }),
  };
}

function kindOf(request: SendRequest): MessageFact['kind'] {
  if (request.type === 'template') return 'template';
  if (request.category !== undefined) return 'direct_send';
  return request.type === 'reaction' ? 'reaction' : 'free_form';
}

function templateOf(business: Business, input: SendInput): Template | undefined {
  const { type, template: wanted } = input.request;
  if (type !== 'template' || wanted === undefined) return undefined;
  return findTemplate(business, { wabaId: input.sender.wabaId, name: wanted.name, language: wanted.language.code });
}

function templateFact(request: SendRequest, known: Template | undefined): TemplateFact {
  const name = request.template?.name ?? '';
  const language = request.template?.language.code ?? '';
  if (known === undefined) return { name, language, category: 'UNKNOWN', status: 'UNKNOWN', tellsOptOut: false };
  return {
    name,
    language,
    category: isCategory(known.category) ? known.category : 'UNKNOWN',
    status: known.status,
    tellsOptOut: known.tellsOptOut,
  };
}

function isCategory(text: string): text is 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' {
  return categories.has(text);
}
