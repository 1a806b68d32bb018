// What is asked about messages beside sending them: decisions, messages, figures, the account, and what would change.

import type { Database } from '../../database/database.ts';
import { readAccount } from '../account/account.ts';
import { countStuck } from '../account/store.ts';
import { compareAudience } from '../audience/compare.ts';
import { advertisingWords } from '../content/content.ts';
import { keepOverride, readOverrides } from '../content/override.ts';
import type { Directory } from '../directory/directory.ts';
import { readFigures } from '../figures/figures.ts';
import type { Messages } from '../types.ts';
import { searchDecisions } from './decisions/search.ts';
import { openMessages } from './messages/open.ts';
import { listMessages } from './messages/page.ts';
import { searchMessages } from './messages/search.ts';
import { replay } from './replay.ts';
import { findDecision, findMessage } from './store.ts';

type LooksOn =
  | 'findDecision'
  | 'findMessage'
  | 'listMessages'
  | 'openMessages'
  | 'searchMessages'
  | 'readAccount'
  | 'countStuck'
  | 'readFigures'
  | 'searchDecisions'
  | 'replay'
  | 'keepOverride'
  | 'listOverrides'
  | 'advertisingWords'
  | 'compareAudience';

type LookDeps = { readonly db: Database; readonly directory: Directory } & Parameters<typeof openMessages>[0] &
  Parameters<typeof readFigures>[0] &
  Parameters<typeof keepOverride>[0] &
  Parameters<typeof readOverrides>[0] &
  Omit<Parameters<typeof compareAudience>[0], 'business'>;

/** What is asked about messages beside sending them. */
export function lookOn(deps: LookDeps): Pick<Messages, LooksOn> {
  const { db, directory } = deps;
  return {
    findDecision: (businessId, id) => findDecision(db, businessId, id),
    findMessage: (businessId, id) => findMessage(db, businessId, id),
    listMessages: (businessId, asked) => listMessages(db, businessId, asked),
    openMessages: (businessId, asked) => openMessages(deps, businessId, asked),
    readAccount: businessId => readAccount(db, businessId),
    countStuck: businessId => countStuck(db, businessId),
    readFigures: (businessId, asked) => readFigures(deps, businessId, asked),
    searchMessages: (businessId, sought) => searchMessages(db, businessId, sought),
    searchDecisions: (businessId, asked) => searchDecisions(db, businessId, asked),
    replay: stored => replay(db, stored),
    keepOverride: (businessId, said) => keepOverride(deps, businessId, said),
    listOverrides: (businessId, page) => readOverrides(deps, businessId, page),
    advertisingWords: input => advertisingWords(directory.business(input.sender.businessId), input),
    compareAudience: what => compareAudience({ ...deps, business: directory.business(what.businessId) }, what),
  };
}
