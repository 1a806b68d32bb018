// Reads every template of an account from Meta, page by page, into the directory.

import { Failure } from '../../kernel/kernel.ts';
import type { MetaTemplate, Sender } from '../../messages/messages.ts';
import { askMeta } from '../gateway/pass-through.ts';
import { templatesIn } from '../gateway/templates.ts';
import type { ApiDeps } from '../types.ts';
import { graphVersion } from './message-body.ts';

const perPage = 100;
/** Meta's limit is 6,000 templates for an account. */
const pagesMax = 70;

/** How many templates Meta listed. */
export async function syncTemplates(deps: Pick<ApiDeps, 'client' | 'directory'>, sender: Sender): Promise<number> {
  const { businessId, wabaId } = sender;
  const since = deps.directory.business(businessId).version;
  const templates: MetaTemplate[] = [];
  let after: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const list = await readPage(deps, sender, after);
    templates.push(...templatesIn(list));
    after = cursorIn(list);
    if (after === null) break;
  }
  return await deps.directory.putTemplates(businessId, { wabaId, templates, since });
}

async function readPage(deps: Pick<ApiDeps, 'client'>, sender: Sender, after: string | null): Promise<unknown> {
  const cursor = after === null ? '' : `&after=${encodeURIComponent(after)}`;
  const target = { version: graphVersion, id: sender.wabaId, sender };
  const path = `/${graphVersion}/${sender.wabaId}/message_templates?limit=${perPage}${cursor}`;
  const answer = await askMeta(deps, target, { method: 'GET', path });
  if (answer.status !== 200)
    throw new Failure('meta-unreachable', `Meta answered ${answer.status} to the list of templates`);
  try {
    return JSON.parse(answer.body.toString('utf8'));
  } catch {
    throw new Failure('meta-unreachable', 'Meta’s list of templates could not be read');
  }
}

/** The cursor of the next page, where Meta says that there is one. */
function cursorIn(list: unknown): string | null {
  const paging = member(list, 'paging');
  const after = member(member(paging, 'cursors'), 'after');
  return typeof member(paging, 'next') === 'string' && typeof after === 'string' ? after : null;
}

function member(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' ? new Map(Object.entries(value)).get(name) : undefined;
}
