// What those above this room need who keep conversations: to follow messages, to read and open them, to weigh a draft,
// and to ask for consent in the thread.

import type { Contacts } from '../../contacts/contacts.ts';
import type { Database } from '../../database/database.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Vault } from '../../vault/vault.ts';
import { judgementOf } from '../content/content.ts';
import { withQuestionOf } from '../content/in-reply-to.ts';
import { askInTalk } from '../opt-in/ask-in-talk.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { openRows } from '../reading/messages/open.ts';
import type { Changes } from './changes.ts';
import { findWamid } from './find-wamid.ts';
import { withQuoted } from './quoted.ts';
import * as store from './store.ts';
import type { Talks } from './types.ts';
import { weigh, weighAll, weighTemplates } from './weigh.ts';

type Deps = {
  readonly db: Database;
  readonly vault: Vault;
  readonly contacts: Contacts;
  readonly out: Outbound;
  readonly ledger: Pick<Ledger, 'record'>;
  readonly changes: Changes;
};

/** Wires it for one process. */
export function createTalks(deps: Deps): Talks {
  const { db, out, changes } = deps;
  return {
    onChange: changes.listen,
    page: (businessId, { untold, ...page }) =>
      store.pageAfter(db, businessId, { ...page, notOf: untold ? out.processId : null }),
    pageMerges: (businessId, page) => store.pageMerges(db, businessId, page),
    survivorsIn: async (tx, businessId, ids) => {
      const rows = ids.length === 0 ? [] : await store.findSurvivors(tx, businessId, ids);
      return new Map(rows.map(row => [row.asked, row.id]));
    },
    headsIn: (tx, businessId, of) => store.findHeads(tx, businessId, of),
    headsOfTalksIn: (tx, businessId, of) => store.findHeadsOfTalks(tx, businessId, of),
    open: async (businessId, ids) => {
      const rows = ids.length === 0 ? [] : await store.findWithBodies(db, businessId, ids);
      const opened = await openRows(deps, businessId, rows);
      return new Map(opened.map(one => [one.id, one]));
    },
    openPage: async (businessId, asked) => {
      const said = await openRows(deps, businessId, await store.pageOfTalk(db, businessId, asked));
      return await withQuoted(deps, businessId, { ...asked, said });
    },
    findWamid: (businessId, id) => findWamid(deps, businessId, id),
    weigh: (input, contactId) => weigh(out, input, contactId),
    weighAll: asked => weighAll(out, asked),
    weighTemplates: asked => weighTemplates(out, asked),
    readWords: async (input, contactId) => {
      const known = await withQuestionOf(out, input, contactId);
      return judgementOf(out.directory.business(input.sender.businessId), known) ?? null;
    },
    askConsent: asked => askInTalk(deps, asked),
    takeBack: async (businessId, id) => {
      const contactId = await store.takeBack(db, businessId, id);
      if (contactId !== undefined) changes.tell({ businessId, contactId, wrote: false });
      return contactId !== undefined;
    },
  };
}
