// The session in the console: read once at the start, read again after signing in, and the business that is open.

import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { askAbout } from '../api/call.ts';
import { type May, queries } from '../api/queries.ts';
import { readSession, type Session } from './session-api.ts';

type Business = Session['businesses'][number];

type Held = {
  readonly session: Session;
  readonly business: Business | null;
  open(businessId: string): void;
  renew(): Promise<void>;
};

const kept = 'assent-business';
const SessionContext = createContext<Held | null>(null);

const reading = { queryKey: ['readSession'], queryFn: readSession, staleTime: 60_000 };

/** Reads the session before anything is drawn; then the API is asked about the business that will be open. */
export async function beginSession(): Promise<{ may: May } | null> {
  const session = await queries.fetchQuery(reading).catch(() => null);
  const business = session === null ? null : businessIn(session, lastOpen());
  if (business === null) return null;
  askAbout(business.id);
  return { may: scope => business.scopes.includes(scope) };
}

function lastOpen(): string | null {
  return localStorage.getItem(kept);
}

function businessIn({ businesses }: Session, chosen: string | null): Business | null {
  return businesses.find(one => one.id === chosen) ?? businesses[0] ?? null;
}

/** Reads the session; `waiting` and `failed` stand in its place meanwhile. */
export function SessionProvider(props: {
  waiting: ReactNode;
  failed: (error: unknown, retry: () => void) => ReactNode;
  children: ReactNode;
}) {
  const read = useQuery(reading);
  const [chosen, choose] = useState(lastOpen);
  const session = read.data;
  const business = session === undefined ? null : businessIn(session, chosen);
  // Before anything below is drawn, and asks.
  askAbout(business?.id ?? null);
  useEffect(() => {
    if (business !== null) localStorage.setItem(kept, business.id);
  }, [business]);
  const held = useMemo<Held | null>(() => {
    if (session === undefined) return null;
    return {
      session,
      business,
      open: id => {
        askAbout(id);
        choose(id);
        queries.removeQueries({ predicate: query => query.queryKey[0] !== 'readSession' });
      },
      renew: async () => {
        queries.removeQueries({ predicate: query => query.queryKey[0] !== 'readSession' });
        await queries.invalidateQueries({ queryKey: ['readSession'] });
      },
    };
  }, [session, business]);
  if (held === null) return read.error === null ? props.waiting : props.failed(read.error, () => void read.refetch());
  // With another business everything below begins anew: nothing of the one before stays on a page.
  return (
    <SessionContext key={business?.id} value={held}>
      {props.children}
    </SessionContext>
  );
}

/** Who is signed in, and in which business. */
export function useSession(): Held {
  const held = useContext(SessionContext);
  if (held === null) throw new Error('useSession outside of SessionProvider');
  return held;
}

/** Whether who is signed in may do what a scope opens, in the business that is open. */
export function useMay(): May {
  const { business } = useSession();
  return scope => business?.scopes.includes(scope) === true;
}

/** The zone of the business's days; the browser's own while none is open. */
export function useZone(): string {
  return useSession().business?.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
