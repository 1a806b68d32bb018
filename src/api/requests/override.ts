// A person's word that a text is no advertising although it reads like it: who may give it, and that it is kept before
// anything is sent. A bot may not.

import { Failure, type Problem } from '../../kernel/kernel.ts';
import type { Override } from '../../messages/messages.ts';
import type { Caller } from '../keys/keys.ts';
import type { ApiDeps } from '../types.ts';
import { requireScope } from './caller.ts';

const scope = 'content:override';

/** The id of the kept word, for the message; null where nobody gave one. */
export async function overrideOf(
  deps: Pick<ApiDeps, 'messages'>,
  caller: Caller,
  said: { override: Override | null; madeByAi: boolean },
): Promise<string | null> {
  const { override, madeByAi } = said;
  if (override === null) return null;
  // A key that may do everything may belong to a bot: this right has to be named.
  requireScope(caller, scope);
  if (madeByAi) {
    const message = 'words of an AI cannot be cleared: a person writes them anew';
    const problems: Problem[] = [{ field: 'made_by_ai', message, code: 'combination' }];
    throw new Failure('request-invalid', undefined, { problems });
  }
  return await deps.messages.keepOverride(caller.businessId, {
    ...override,
    keyId: caller.keyId,
    staffId: caller.staffId,
  });
}
