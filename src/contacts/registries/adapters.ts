// Which adapter reads which registry. A new one whose lists are written in an uncommon way has its line here; all others
// are read as text or CSV, with the country of the pack that names them.

import { isSupportedCountry } from 'libphonenumber-js/max';
import { Failure } from '../../kernel/kernel.ts';
import { findRegistry, type KnownRegistry, knownRegistries } from '../../policy/policy.ts';
import type { RegistryAdapter } from './adapter.ts';
import { createTableAdapter, type Dialect } from './read-table.ts';

const peculiarities: Readonly<Record<string, Pick<Dialect, 'only' | 'join'>>> = {
  // İYS lists what was refused beside what was agreed to, and calls and e-mail beside messages.
  'TR-IYS': {
    only: [
      { columns: ['durum', 'status', 'izindurumu', 'onaydurumu'], values: ['onay', 'onayli', 'approved'] },
      { columns: ['tur', 'type', 'izinturu', 'iletituru', 'kanal'], values: ['mesaj', 'message', 'sms'] },
    ],
  },
  // The flat file of the FTC: area code, comma, the other seven digits.
  'US-NDNC': { join: joinAreaCode },
  'US-RND': { join: joinAreaCode },
};

/** The adapter of a registry whose lists have phone numbers; throws not-found for an unknown one. */
export function getAdapter(id: string): RegistryAdapter {
  const registry = findRegistry(id);
  if (registry === undefined) {
    throw new Failure('not-found', `there is no registry with this id; known are ${namesOf(knownRegistries)}`);
  }
  const { country } = registry;
  if (!canImport(registry) || !isSupportedCountry(country)) {
    throw new Failure('request-invalid', `${id} lists e-mail addresses, which this version does not import`);
  }
  return createTableAdapter({ id, country, ...peculiarities[id] });
}

/** Whether the registry is one of phone numbers. */
export function canImport({ channels }: Pick<KnownRegistry, 'channels'>): boolean {
  return channels.some(channel => channel !== 'email');
}

function namesOf(all: readonly KnownRegistry[]): string {
  return all
    .filter(canImport)
    .map(one => one.id)
    .join(', ');
}

function joinAreaCode(cells: readonly string[]): string | null {
  const [area = '', rest = ''] = cells.map(cell => cell.trim());
  return /^\d{3}$/.test(area) && /^\d{7}$/.test(rest) ? area + rest : null;
}
