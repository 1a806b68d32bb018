// The endpoints of a business: where its own bot wants Meta's webhooks. Each has a secret of its own.

import type { Database } from '../../database/database.ts';
import {
  type BusinessId,
  type Clock,
  type DeliveryId,
  type EndpointId,
  newId,
  type Random,
} from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Directory } from '../directory/directory.ts';
import type { Page } from '../types.ts';
import { checkTarget } from './guard.ts';
import * as store from './store.ts';

export type Endpoint = { id: EndpointId; url: string; createdMs: number; disabledMs: number | null };
export type Delivery = {
  id: DeliveryId;
  endpointId: EndpointId;
  state: string;
  attempts: number;
  createdMs: number;
  endedMs: number | null;
  lastOutcome: string | null;
};

type Deps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  random: Random;
  directory: Directory;
  allowPrivate: boolean;
  wakeForwarder: () => void;
};

export type Endpoints = ReturnType<typeof createEndpoints>;

/** What the API offers on outgoing webhooks. */
export function createEndpoints(deps: Deps) {
  return {
    /** Adds an endpoint after checking where its URL leads. The secret is returned once; a given one is kept. */
    async create(
      businessId: BusinessId,
      input: { url: string; secret: string | null },
    ): Promise<Endpoint & { secret: string }> {
      await checkTarget(input.url, { allowPrivate: deps.allowPrivate });
      const id = newId<'webhook endpoint'>(deps);
      const secret = input.secret ?? deps.random.bytes(24).toString('base64url');
      const { dataKey } = deps.directory.business(businessId);
      const atMs = deps.clock.now();
      await store.insertEndpoint(deps.db, {
        businessId,
        id,
        url: input.url,
        atMs,
        secret: deps.vault.seal(dataKey, secret, `endpoint:${id}`),
      });
      return { id, url: input.url, createdMs: atMs, disabledMs: null, secret };
    },
    async list(businessId: BusinessId): Promise<Endpoint[]> {
      const rows = await store.listEndpoints(deps.db, businessId);
      return rows.map(row => ({ id: row.id, url: row.url, createdMs: row.created_at, disabledMs: row.disabled_at }));
    },
    async disable(businessId: BusinessId, id: EndpointId): Promise<boolean> {
      return await store.disableEndpoint(deps.db, businessId, id);
    },
    async deliveries(
      businessId: BusinessId,
      page: { endpointId: EndpointId | null; after: string | null; limit: number },
    ): Promise<Page<Delivery>> {
      const rows = await store.listDeliveries(deps.db, businessId, page);
      const items = rows.map(row => ({
        id: row.id,
        endpointId: row.endpoint_id,
        state: row.state,
        attempts: row.attempts,
        createdMs: row.created_at,
        endedMs: row.ended_at,
        lastOutcome: row.last_outcome,
      }));
      return { items, next: items.length === page.limit ? (items.at(-1)?.id ?? null) : null };
    },
    /** Sends a delivery again; false when there is none. */
    async replay(businessId: BusinessId, id: DeliveryId): Promise<boolean> {
      const found = await store.replayDelivery(deps.db, businessId, id);
      if (found) deps.wakeForwarder();
      return found;
    },
  };
}
