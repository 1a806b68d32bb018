// What Meta does to an account: templates reviewed, paused, recategorised; more numbers; any other news.

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ActProblem } from '../acts/problem.ts';
import { releaseHeld } from '../graph/held.ts';
import {
  announceTemplateCategory,
  setTemplateCategory,
  setTemplateQuality,
  setTemplateStatus,
} from '../graph/template-news.ts';
import { templateView } from '../graph/templates.ts';
import type { Template } from '../types.ts';
import { newWamid } from '../wamid.ts';
import { businessDigits, contactOf, metadataOf, seconds, tellAbout } from '../webhooks/values.ts';
import { numberOf, type World } from '../world.ts';
import { businessNumber } from './customers.ts';

const category = z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']);

const templateSchema = z.strictObject({
  status: z.enum(['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED', 'ARCHIVED']).optional(),
  reason: z.string().max(100).default('NONE'),
  category: category.optional(),
  /** Announces a change of category without making it. */
  announce: category.optional(),
  quality: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']).optional(),
  /** Whether its messages are held for quality assessment from now on. */
  held: z.boolean().optional(),
  /** What becomes of those that are held. */
  release: z.enum(['send', 'drop']).optional(),
});

const numberSchema = z.strictObject({
  phoneNumberId: z.string().regex(/^\d{3,20}$/),
  wabaId: z.string().regex(/^\d{3,20}$/),
  displayNumber: z.string().min(4).max(40),
  verifiedName: z.string().min(1).max(100),
});

const newsSchema = z.strictObject({
  field: z.string().regex(/^[a-z_]{1,64}$/),
  value: z.record(z.string(), z.unknown()),
  wabaId: z.string().max(20).optional(),
});

const echoSchema = z.strictObject({ to: z.string().min(1).max(200), text: z.string().min(1).max(4_096) });

/** Mounts the account. */
export function mountAccount(control: FastifyInstance, world: World): void {
  control.get('/templates', () => world.templates.all().map(one => ({ ...templateView(one), held: one.held })));
  control.post<{ Params: { id: string } }>('/templates/:id', request => {
    const template = templateOf(world, request.params.id);
    changeTemplate(world, template, templateSchema.parse(request.body));
    return { ...templateView(template), held: template.held };
  });
  control.post('/numbers', request => {
    const number = numberOf(numberSchema.parse(request.body));
    world.numbers.set(number.id, number);
    return { id: number.id };
  });
  control.post('/news', request => {
    const { field, value, wabaId = world.seed.wabaId } = newsSchema.parse(request.body);
    const timeS = Math.floor(world.clock.now() / 1000);
    world.courier.put(`account:${wabaId}`, { wabaId, field, value, timeS });
    return { told: field };
  });
  control.post<{ Querystring: { number?: string } }>('/echo', request => {
    const wamid = echo(world, echoSchema.parse(request.body), request.query.number);
    return { wamid };
  });
}

/** By id, or by `name:language`. */
function templateOf(world: World, words: string): Template {
  const [name = '', language = ''] = words.split(':');
  const template = world.templates.byId(words) ?? world.templates.find(world.seed.wabaId, name, language);
  if (template === undefined) throw new ActProblem('there is no such template', true);
  return template;
}

function changeTemplate(world: World, template: Template, what: z.infer<typeof templateSchema>): void {
  if (what.held !== undefined) template.held = what.held;
  if (what.status !== undefined) setTemplateStatus(world, template, what.status, what.reason);
  if (what.category !== undefined) setTemplateCategory(world, template, what.category);
  if (what.announce !== undefined) announceTemplateCategory(world, template, what.announce);
  if (what.quality !== undefined) setTemplateQuality(world, template, what.quality);
  if (what.release !== undefined) releaseHeld(world, template, what.release);
}

/** Somebody wrote in the WhatsApp Business app, beside the API: the business hears of it as an echo. */
function echo(world: World, what: { to: string; text: string }, numberId: string | undefined): string {
  const customer = world.people.find(what.to);
  if (customer === undefined) throw new ActProblem('there is no such customer', true);
  const number = businessNumber(world, numberId);
  const wamid = newWamid(world, { who: customer.phone, by: 'business' });
  tellAbout(world, { customer, number }, 'smb_message_echoes', {
    ...metadataOf(number),
    contacts: [contactOf(customer, { phone: true, username: false })],
    message_echoes: [
      {
        from: businessDigits(number),
        to: customer.phone,
        to_user_id: customer.userId,
        id: wamid,
        timestamp: seconds(world.clock.now()),
        type: 'text',
        text: { body: what.text },
      },
    ],
  });
  return wamid;
}
