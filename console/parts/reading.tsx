// The four faces of something that is read: waiting, failed, empty, there.

import type { ReactNode } from 'react';
import { Trouble } from './trouble.tsx';
import { Waiting } from './waiting.tsx';

type Read<Data> = { readonly data: Data | undefined; readonly error: unknown; refetch(): unknown };

/** Shows what was read, or what stands in its place meanwhile. */
export function Reading<Data>({ of, children }: { of: Read<Data>; children: (data: Data) => ReactNode }) {
  if (of.data !== undefined) return children(of.data);
  if (of.error !== null) return <Trouble error={of.error} retry={() => void of.refetch()} />;
  return <Waiting />;
}
