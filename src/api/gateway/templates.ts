// Templates through the gateway: passed on, and what Meta says of them remembered, because category and status decide
// what a message is.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { MetaTemplate } from '../../messages/messages.ts';
import { callerOf } from '../requests/caller.ts';
import { parseJson } from '../requests/parse-json.ts';
import type { ApiDeps } from '../types.ts';
import { type Passed, passThrough, sendPassed } from './pass-through.ts';
import type { Target } from './target.ts';

type Call = { request: FastifyRequest; reply: FastifyReply; target: Target };

const listed = z.object({
  data: z.array(
    z.looseObject({
      id: z.string().optional(),
      name: z.string(),
      language: z.string(),
      category: z.string().optional(),
      status: z.string().optional(),
      components: z.array(z.unknown()).optional(),
    }),
  ),
});
const created = z.looseObject({ id: z.string(), status: z.string(), category: z.string() });
const asked = z.looseObject({ name: z.string(), language: z.string(), components: z.unknown() });

/** The templates in a list of Meta's; only those that tell all that decides (a list may be cut by `fields`). */
export function templatesIn(list: unknown): MetaTemplate[] {
  const parsed = listed.safeParse(list);
  if (!parsed.success) return [];
  return parsed.data.data.filter(
    one => one.category !== undefined && one.status !== undefined && one.components !== undefined,
  );
}

/** GET /{waba-id}/message_templates */
export async function listTemplates(deps: ApiDeps, call: Call): Promise<FastifyReply> {
  const since = versionOf(deps, call.target);
  const passed = await passThrough(deps, { ...call, rest: 'message_templates' });
  if (passed.status === 200) await remember(deps, call.target, { since, templates: templatesIn(jsonIn(passed)) });
  return sendPassed(call.reply, passed);
}

/** POST /{waba-id}/message_templates: Meta may give another category than was asked for. */
export async function createTemplate(deps: ApiDeps, call: Call): Promise<FastifyReply> {
  const wanted = asked.safeParse(Buffer.isBuffer(call.request.body) ? parseJson(call.request.body) : undefined);
  const since = versionOf(deps, call.target);
  const passed = await passThrough(deps, { ...call, rest: 'message_templates' });
  const made = created.safeParse(jsonIn(passed));
  if (passed.status === 200 && wanted.success && made.success) {
    const { name, language, components } = wanted.data;
    const { id, status, category } = made.data;
    const template = { id, name, language, category, status, components };
    await remember(deps, call.target, { since, templates: [template] });
  }
  return sendPassed(call.reply, passed);
}

/** Whether the id names a template that Assent knows, of an account that the key's senders have. */
export function isKnownTemplate(deps: Pick<ApiDeps, 'directory'>, call: Call): boolean {
  const { templates } = deps.directory.business(callerOf(call.request).businessId);
  for (const template of templates.values()) {
    if (template.templateId === call.target.id && template.wabaId === call.target.sender.wabaId) return true;
  }
  return false;
}

const versionOf = (deps: ApiDeps, target: Target): number => deps.directory.business(target.sender.businessId).version;

async function remember(
  deps: ApiDeps,
  { sender }: Target,
  listed: { templates: readonly MetaTemplate[]; since: number },
): Promise<void> {
  if (listed.templates.length === 0) return;
  await deps.directory.putTemplates(sender.businessId, { ...listed, wabaId: sender.wabaId });
}

function jsonIn(passed: Passed): unknown {
  try {
    return JSON.parse(passed.body.toString('utf8'));
  } catch {
    return undefined;
  }
}
