// How the business stands with Meta, number by number, and what waits for a person: the first things to look at in the
// morning.

import { z } from 'zod';
import { idInstantMs } from '../../kernel/kernel.ts';
import type { Account, Sender } from '../../messages/messages.ts';
import type { Caller } from '../keys/keys.ts';
import type { Scope } from '../keys/scopes.ts';
import { listSenders } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { readFilters } from './contact-filters.ts';
import { route } from './route.ts';
import { instant, written, writtenOrNull } from './shapes.ts';

const newsShape = z.object({ field: z.string(), event: z.string(), at: instant });

const senderShape = z.object({
  id: z.string(),
  phone_number_id: z.string(),
  waba_id: z.string(),
  display_number: z.string(),
  active: z.boolean(),
  flagged: z.boolean().meta({ description: 'Meta said that its quality is low, and has not taken it back' }),
  quality: z
    .object({ event: z.string(), limit: z.string().nullable(), at: instant })
    .nullable()
    .meta({ description: 'Meta’s last word on its quality and limit; null: none' }),
  messaging_limit: z.number().nullable().meta({ description: 'As set for the sender' }),
  templates: z.record(z.string(), z.number()).meta({ description: 'Templates of its account by their state' }),
  last_webhook_at: instant.nullable().meta({ description: 'Among the newest 1,000 messages' }),
});

export const readAccount = route({
  method: 'GET',
  path: '/account',
  operationId: 'readAccount',
  summary: 'How the numbers stand with Meta: quality, limits, states of templates, the last webhook, and the news.',
  scope: 'messages:read',
  answers: {
    200: {
      description: 'The account',
      schema: z.object({
        senders: z.array(senderShape),
        restriction: newsShape.nullable().meta({ description: 'Of the whole account; null: none' }),
        news: z.array(newsShape),
      }),
    },
  },
  async handle(deps, { caller }) {
    const account = await deps.messages.readAccount(caller.businessId);
    const senders = listSenders(deps, caller).map(sender => toldSender(deps, sender, account));
    const news = account.news.map(({ field, event, atMs }) => ({ field, event, at: written(atMs) }));
    return { status: 200, body: { senders, restriction: restrictionOf(account), news } };
  },
});

function restrictionOf({ restriction }: Account): z.input<typeof newsShape> | null {
  if (restriction === null) return null;
  return { field: restriction.field, event: restriction.event, at: written(restriction.atMs) };
}

function toldSender(deps: Pick<ApiDeps, 'directory'>, sender: Sender, account: Account): z.input<typeof senderShape> {
  const quality = qualityOf(sender, account);
  return {
    id: sender.id,
    phone_number_id: sender.phoneNumberId,
    waba_id: sender.wabaId,
    display_number: sender.displayNumber,
    active: sender.active,
    flagged: quality?.event === 'FLAGGED',
    quality: quality === undefined ? null : { event: quality.event, limit: quality.limit, at: written(quality.atMs) },
    messaging_limit: sender.messagingLimit,
    templates: templatesOf(deps, sender),
    last_webhook_at: writtenOrNull(heardMs(sender, account)),
  };
}

/** When a webhook of the number came last, among the newest messages; null: none did. */
export async function lastHeardMs(deps: Pick<ApiDeps, 'messages'>, sender: Sender): Promise<number | null> {
  return heardMs(sender, await deps.messages.readAccount(sender.businessId));
}

function heardMs(sender: Sender, account: Account): number | null {
  const heard = account.heard.find(one => one.senderId === sender.id);
  const inboundMs = heard?.inboundId == null ? null : idInstantMs(heard.inboundId);
  const lastMs = Math.max(inboundMs ?? 0, heard?.statusMs ?? 0);
  return lastMs === 0 ? null : lastMs;
}

function qualityOf(sender: Sender, account: Account) {
  const digits = sender.displayNumber.replace(/\D/g, '');
  return account.numbers.find(one => one.digits === digits);
}

function templatesOf(deps: Pick<ApiDeps, 'directory'>, { businessId, wabaId }: Sender): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const template of deps.directory.business(businessId).templates) {
    if (template.wabaId === wabaId) counts[template.status] = (counts[template.status] ?? 0) + 1;
  }
  return counts;
}

const waitingShape = z.object({ open: z.number(), overdue: z.number() }).nullable();

export const readNeeds = route({
  method: 'GET',
  path: '/needs',
  operationId: 'readNeeds',
  summary: 'How much waits for a person: doubts, requests, webhooks, numbers. What the key may not read is null.',
  scope: 'messages:read',
  answers: {
    200: {
      description: 'Counts',
      schema: z.object({
        doubts: waitingShape,
        requests: waitingShape,
        webhooks_not_understood: z.number().nullable(),
        deliveries_failing: z.number().nullable(),
        numbers_changed_hands: z
          .number()
          .nullable()
          .meta({ description: 'People whose number may have changed hands: what they agreed to is suspended' }),
        senders_blocked: z.number().meta({ description: 'Turned off, flagged by Meta, or of a restricted account' }),
      }),
    },
  },
  async handle(deps, { caller }) {
    const { businessId } = caller;
    const [account, stuck, waiting, changed] = await Promise.all([
      deps.messages.readAccount(businessId),
      may(caller, 'manage') ? deps.messages.countStuck(businessId) : null,
      may(caller, 'requests:read') ? deps.rights.countWaiting(businessId) : null,
      may(caller, 'contacts:read') ? deps.contacts.countWho(businessId, changedHands) : null,
    ]);
    const blocked = listSenders(deps, caller).filter(sender => isBlocked(sender, account));
    const body = {
      doubts: waiting?.doubts ?? null,
      requests: waiting?.requests ?? null,
      webhooks_not_understood: stuck?.unclear ?? null,
      deliveries_failing: stuck?.undelivered ?? null,
      numbers_changed_hands: changed,
      senders_blocked: blocked.length,
    };
    return { status: 200, body };
  },
});

const changedHands = readFilters({ blocked: ['identity_stale'] });

function may(caller: Caller, scope: Scope): boolean {
  return caller.scopes === null || caller.scopes.has(scope);
}

function isBlocked(sender: Sender, account: Account): boolean {
  return !sender.active || account.restriction !== null || qualityOf(sender, account)?.event === 'FLAGGED';
}
