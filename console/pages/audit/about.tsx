// What an entry of the audit trail was about: in words, with the end of its id, and a link where it has a page.

import { Link, type LinkProps } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';

type Row = Answer<'readAudit'>['items'][number];

type Place = { readonly scope: string; readonly to: (id: string) => LinkProps };

/** Pages of one thing. */
const pages: Readonly<Record<string, Place>> = {
  contacts: { scope: 'contacts:read', to: id => ({ to: '/people/$id', params: { id } }) },
  conversations: { scope: 'conversations:read', to: id => ({ to: '/inbox/$id', params: { id } }) },
  decisions: { scope: 'decisions:read', to: id => ({ to: '/decisions/$id', params: { id } }) },
  doubts: { scope: 'requests:read', to: id => ({ to: '/needs/doubts/$id', params: { id } }) },
  requests: { scope: 'requests:read', to: id => ({ to: '/needs/requests/$id', params: { id } }) },
  senders: { scope: 'senders:read', to: sender => ({ to: '/settings/senders/$sender', params: { sender } }) },
};

/** Pages that list all of a kind, for what has none of its own. */
const lists: Readonly<Record<string, Place>> = {
  contacts: { scope: 'contacts:read', to: () => ({ to: '/people' }) },
  consents: { scope: 'consents:read', to: () => ({ to: '/consents' }) },
  conversations: { scope: 'conversations:read', to: () => ({ to: '/inbox' }) },
  decisions: { scope: 'decisions:read', to: () => ({ to: '/decisions' }) },
  deliveries: { scope: 'settings:read', to: () => ({ to: '/needs/deliveries' }) },
  doubts: { scope: 'requests:read', to: () => ({ to: '/needs/doubts' }) },
  invitations: { scope: 'team:read', to: () => ({ to: '/settings/team' }) },
  keys: { scope: 'settings:read', to: () => ({ to: '/settings/keys' }) },
  labels: { scope: 'conversations:read', to: () => ({ to: '/settings/labels' }) },
  messages: { scope: 'messages:read', to: () => ({ to: '/messages' }) },
  pause: { scope: 'sending:pause', to: () => ({ to: '/settings/pause' }) },
  policy: { scope: 'decisions:read', to: () => ({ to: '/settings/rules' }) },
  purposes: { scope: 'senders:read', to: () => ({ to: '/settings/purposes' }) },
  registries: { scope: 'decisions:read', to: () => ({ to: '/settings/registries' }) },
  retention: { scope: 'decisions:read', to: () => ({ to: '/settings/retention' }) },
  requests: { scope: 'requests:read', to: () => ({ to: '/needs/requests' }) },
  senders: { scope: 'senders:read', to: () => ({ to: '/settings/senders' }) },
  team: { scope: 'team:read', to: () => ({ to: '/settings/team' }) },
  webhooks: { scope: 'settings:read', to: () => ({ to: '/settings/webhooks' }) },
};

/** The cell. */
export function About({ of: { object } }: { of: Row }) {
  const { t } = useText();
  if (object === null) return t('word.none');
  return <Thing kind={object.kind} id={object.id} />;
}

/** What else is told of it; whose it is leads to the person. */
export function Detail({ of: { detail } }: { of: Row }) {
  const { t } = useText();
  const { contact, ...others } = detail;
  const entries = Object.entries(others);
  if (contact === undefined && entries.length === 0) return t('word.none');
  return (
    <>
      {typeof contact === 'string' && <Thing kind="contacts" id={contact} />}
      {entries.length > 0 && <code> {entries.map(([name, value]) => `${name}: ${value}`).join(', ')}</code>}
    </>
  );
}

function Thing({ kind, id }: { kind: string; id: string | null }) {
  const may = useMay();
  const place = (id === null ? undefined : pages[kind]) ?? lists[kind];
  const words = <Words kind={kind} id={id} />;
  if (place === undefined || !may(place.scope)) return words;
  return <Link {...place.to(id ?? '')}>{words}</Link>;
}

function Words({ kind, id }: { kind: string; id: string | null }) {
  const { known } = useText();
  const team = useRead('listTeam', kind === 'team' ? {} : null);
  const [word] = kind.split('.');
  const name = team.data?.items.find(one => one.id === id)?.name;
  return (
    <>
      {known(`object.${word}`) ?? <code>{kind}</code>} {name ?? (id !== null && <code title={id}>{endOf(id)}</code>)}
    </>
  );
}

const shownMax = 20;
const endLength = 6;

/** An id as it is where somebody chose it; of a long one the end, in which they differ. */
function endOf(id: string): string {
  return id.length <= shownMax ? id : `…${id.slice(-endLength)}`;
}
