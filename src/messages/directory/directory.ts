// The directory: which businesses, senders, purposes and templates there are. Kept in memory with the business's
// version; a decision made on an older version is refused by the fence and made again after a refresh.

import { optOutTold } from '../../channels/whatsapp/whatsapp.ts';
import type { Database } from '../../database/database.ts';
import { type BusinessId, type Clock, Failure, newId, present, type Random } from '../../kernel/kernel.ts';
import { isMessageClass, type ProcessorFact } from '../../policy/policy.ts';
import type { Vault } from '../../vault/vault.ts';
import { listChanges, setOwnValues } from '../own-values/set.ts';
import type { OwnValueChange } from '../own-values/types.ts';
import type { Paused } from '../pause/types.ts';
import type { Purpose, Sender, Template } from '../types.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { purposesOf, registriesOf, senderOf, templatesOf } from './rows.ts';
import * as store from './store.ts';

/** A business as the gate sees it. */
export type Business = {
  readonly id: BusinessId;
  readonly name: string;
  readonly countries: readonly string[];
  readonly zone: string;
  readonly version: number;
  readonly stricter: Readonly<Record<string, unknown>>;
  readonly looser: Readonly<Record<string, unknown>>;
  /** Its own brands and products, and those of others that it names. */
  readonly brands: readonly string[];
  readonly otherBrands: readonly string[];
  readonly childAudience: boolean;
  readonly minAge: number | null;
  readonly processors: readonly ProcessorFact[];
  /** When each registry's list in force was as it is, by the registry's id. */
  readonly registries: Readonly<Record<string, number>>;
  /** Of answers to people whose own is not known; null: English. */
  readonly language: string | null;
  /** What is paused, since when, why and by whom; null: nothing. */
  readonly pause: Paused | null;
  /** For how many days what was written is kept. */
  readonly contentDays: number;
  readonly dataKey: Buffer;
  readonly optOutLine: string;
  readonly purposes: ReadonlyMap<string, Purpose>;
  readonly templates: readonly Template[];
  /** The same by their names: of each name there is one for each account and language. */
  readonly templatesByName: ReadonlyMap<string, readonly Template[]>;
};

/** A template by all that names it. */
export function findTemplate(
  { templatesByName }: Business,
  of: { wabaId: string; name: string; language: string },
): Template | undefined {
  return templatesByName.get(of.name)?.find(one => one.wabaId === of.wabaId && one.language === of.language);
}

export type SenderInput = Omit<Sender, 'id' | 'stricter'>;

/** A purpose as it is put; what is left out has the value that asks for nothing. */
export type PurposeInput = Pick<Purpose, 'id' | 'class' | 'title' | 'description'> &
  Partial<Pick<Purpose, 'specialCategory' | 'noticeVersion'>>;

type Deps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  random: Random;
  /** Told of all senders whenever they were read anew. */
  onSenders: (senders: readonly Sender[]) => void;
};
type State = { businesses: Map<BusinessId, Business>; byNumber: Map<string, Sender> };

/** How often a process asks whether another one changed the directory. */
const pollMs = 2_000;

export type Directory = Awaited<ReturnType<typeof createDirectory>>;

/** Reads the directory and keeps it fresh. */
export async function createDirectory(deps: Deps) {
  const state: State = await read(deps);
  deps.onSenders([...state.byNumber.values()]);
  const refresh = oneAtATime(async () => {
    if (await isFresh(deps, state)) return;
    const fresh = await read(deps);
    state.businesses = fresh.businesses;
    state.byNumber = fresh.byNumber;
    deps.onSenders([...state.byNumber.values()]);
  });
  const poll = setInterval(() => void refresh().catch(() => undefined), pollMs);
  poll.unref();

  return {
    /** Reads the directory anew if any version differs from what is in memory: every change raises one. */
    refresh,
    close: () => clearInterval(poll),
    business: (id: BusinessId): Business => present(state.businesses.get(id), 'the business of a sender'),
    businesses: (): Business[] => [...state.businesses.values()],
    findSender: (phoneNumberId: string): Sender | undefined => state.byNumber.get(phoneNumberId),
    findByWaba: (wabaId: string): Sender | undefined => [...state.byNumber.values()].find(s => s.wabaId === wabaId),
    senders: (businessId?: BusinessId): Sender[] =>
      [...state.byNumber.values()].filter(s => businessId === undefined || s.businessId === businessId),
    addBusiness: async (input: { name: string; countries: readonly string[]; zone: string }): Promise<BusinessId> => {
      const id = await addBusiness(deps, input);
      await refresh();
      return id;
    },
    putSender: async (input: SenderInput): Promise<Sender> => {
      await putSender(deps, state, input);
      await refresh();
      const sender = state.byNumber.get(input.phoneNumberId);
      if (sender?.businessId !== input.businessId)
        throw new Failure('conflict', 'this number belongs to another business');
      return sender;
    },
    putPurpose: async (businessId: BusinessId, purpose: PurposeInput): Promise<void> => {
      await putPurpose(deps, businessId, purpose);
      await refresh();
    },
    /** Sets a business's own values; the change goes on record with who decided it. False: there is no such target. */
    setOwnValues: async (businessId: BusinessId, change: OwnValueChange): Promise<boolean> => {
      const done = await setOwnValues(deps, businessId, change);
      if (done) await refresh();
      return done;
    },
    listOwnValueChanges: (businessId: BusinessId, page: { after: string | null; limit: number }) =>
      listChanges(deps.db, businessId, page),
    /** Writes down what Meta says of templates when asked; where news came since then, status and category are theirs. */
    putTemplates: async (businessId: BusinessId, { wabaId, templates, since }: ListedTemplates): Promise<number> => {
      const rows = templates.map(one => templateRow(wabaId, one));
      const listed = { rows, since, atMs: deps.clock.now() };
      if (rows.length > 0) await store.upsertTemplates(deps.db, businessId, listed);
      await refresh();
      return rows.length;
    },
    /** The components of templates with these names, by account, name and language, joined by a space. */
    templateWords: async (businessId: BusinessId, names: readonly string[]): Promise<ReadonlyMap<string, unknown>> => {
      const rows = await store.readTemplateWords(deps.db, businessId, names);
      return new Map(rows.map(row => [`${row.waba_id} ${row.name} ${row.language}`, row.components]));
    },
    mapTemplate: async (businessId: BusinessId, mapping: Parameters<typeof store.mapTemplate>[2]): Promise<boolean> => {
      const done = await store.mapTemplate(deps.db, businessId, mapping);
      await refresh();
      return done;
    },
  };
}

/** A template as Meta's list gives it; what is not named here is kept in components. */
export type MetaTemplate = {
  readonly id?: string | undefined;
  readonly name: string;
  readonly language: string;
  readonly category?: string | undefined;
  readonly status?: string | undefined;
  readonly components?: unknown;
};

/** Templates of an account as Meta gave them, and the business's version when it was asked. */
export type ListedTemplates = {
  readonly wabaId: string;
  readonly templates: readonly MetaTemplate[];
  readonly since: number;
};

function templateRow(wabaId: string, one: MetaTemplate) {
  return {
    waba_id: wabaId,
    name: one.name,
    language: one.language,
    template_id: one.id ?? null,
    category: one.category ?? 'UNKNOWN',
    status: one.status ?? 'UNKNOWN',
    components: one.components ?? [],
    tells_opt_out: textsOf(one.components).some(optOutTold),
  };
}

/** Every text in a template's components: body, footer, button titles. */
function textsOf(components: unknown): string[] {
  if (typeof components === 'string') return [];
  if (Array.isArray(components)) return components.flatMap(textsOf);
  if (components === null || typeof components !== 'object') return [];
  return Object.entries(components).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : key === 'example' ? [] : textsOf(value),
  );
}

async function isFresh(deps: Deps, state: State): Promise<boolean> {
  const versions = await store.readVersions(deps.db);
  return (
    versions.length === state.businesses.size &&
    versions.every(row => state.businesses.get(row.business_id)?.version === row.version)
  );
}

async function addBusiness(
  deps: Deps,
  input: { name: string; countries: readonly string[]; zone: string },
): Promise<BusinessId> {
  const id = newId<'business'>(deps);
  const { wrapped, version } = deps.vault.wrapNewKey(`business:${id}`);
  await store.insertBusiness(deps.db, {
    id,
    ...input,
    dataKey: wrapped,
    keyVersion: version,
    atMs: deps.clock.now(),
  });
  return id;
}

async function putPurpose(deps: Deps, businessId: BusinessId, purpose: PurposeInput): Promise<void> {
  // A message without a purpose looks for consent to the purpose that is named like its class.
  if (isMessageClass(purpose.id) && purpose.id !== purpose.class) {
    throw new Failure('request-invalid', `a purpose named \`${purpose.id}\` has that class; choose another name`);
  }
  const { specialCategory = false, noticeVersion = null, ...rest } = purpose;
  const row = {
    business_id: businessId,
    ...rest,
    special_category: specialCategory,
    notice_version: noticeVersion,
  };
  await store.upsertPurpose(deps.db, row, deps.clock.now());
}

async function putSender(deps: Deps, state: State, input: SenderInput): Promise<void> {
  const { dataKey } = present(state.businesses.get(input.businessId), 'the business of a sender');
  const seal = (secret: string) => deps.vault.seal(dataKey, secret, `sender:${input.phoneNumberId}`);
  await store.upsertSender(
    deps.db,
    {
      business_id: input.businessId,
      id: newId<'sender'>(deps),
      phone_number_id: input.phoneNumberId,
      waba_id: input.wabaId,
      display_number: input.displayNumber,
      country: input.country,
      graph_url: input.graphUrl,
      token: seal(input.token),
      app_secret: seal(input.appSecret),
      verify_token: seal(input.verifyToken),
      number_mode: input.numberMode,
      per_second: input.perSecond,
      direct_send: input.directSend,
      messaging_limit: input.messagingLimit,
      active: input.active,
    },
    deps.clock.now(),
  );
}

async function read(deps: Deps): Promise<State> {
  const rows = await store.readAll(deps.db);
  const purposes = Map.groupBy(rows.purpose, row => row.business_id);
  const templates = Map.groupBy(rows.template, row => row.business_id);
  const registries = Map.groupBy(rows.registry, row => row.business_id);
  const businesses = new Map<BusinessId, Business>();
  for (const row of rows.business) {
    const known = templatesOf(templates.get(row.business_id) ?? []);
    businesses.set(row.business_id, {
      id: row.business_id,
      name: row.name,
      countries: row.countries,
      zone: row.zone,
      version: row.version,
      stricter: row.stricter,
      looser: row.looser,
      brands: row.brands,
      otherBrands: row.other_brands,
      childAudience: row.child_audience,
      minAge: row.min_age,
      processors: row.processors,
      pause: row.pause,
      language: row.language,
      contentDays: row.content_days,
      registries: registriesOf(registries.get(row.business_id) ?? []),
      dataKey: deps.vault.unwrap(row.data_key, `business:${row.business_id}`),
      optOutLine: row.opt_out_line,
      purposes: purposesOf(purposes.get(row.business_id) ?? []),
      templates: known,
      templatesByName: Map.groupBy(known, one => one.name),
    });
  }
  const byNumber = new Map<string, Sender>();
  for (const row of rows.sender) {
    const key = present(businesses.get(row.business_id), 'the business of a sender').dataKey;
    byNumber.set(row.phone_number_id, senderOf(deps.vault, key, row));
  }
  return { businesses, byNumber };
}
