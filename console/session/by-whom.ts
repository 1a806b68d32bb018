// Who did something, as the API says it (`user <id>`, `api key <id>`, `person`), in words: names where one may read them.

import { useRead } from '../api/queries.ts';
import { useText } from '../text/text.tsx';
import { useMay, useSession } from './session.tsx';

const hintLength = 4;

/** The people who work here by their ids, for whoever may read that. */
export function useTeam(): ReadonlyMap<string, string> {
  const may = useMay();
  const team = useRead('listTeam', may('team:read') ? {} : null);
  return new Map(team.data?.items.map(one => [one.id, one.name]));
}

/** Names who did something: oneself, a member of the team, a program by the end of its key's id, or the person. */
export function useByWhom(): (who: string) => string {
  const { t } = useText();
  const { session } = useSession();
  const team = useTeam();
  return who => {
    if (who === 'person') return t('by.person');
    const [, kind, id = ''] = /^(user|api key) (\S+)$/.exec(who) ?? [];
    if (kind === undefined) return who;
    const hint = id.slice(-hintLength);
    if (kind === 'api key') return t('by.key', { hint });
    if (id === session.user?.id) return t('inbox.me');
    return team.get(id) ?? t('by.member', { hint });
  };
}
