// SQL of the directory: businesses, their senders, purposes, templates, and how old their lists of registries are.

import type { Database } from '../../database/database.ts';
import type { BusinessId, SenderId } from '../../kernel/kernel.ts';
import type { MessageClass, ProcessorFact } from '../../policy/policy.ts';
import type { Paused } from '../pause/types.ts';

export type BusinessRow = {
  business_id: BusinessId;
  name: string;
  countries: string[];
  zone: string;
  version: number;
  stricter: Record<string, unknown>;
  looser: Record<string, unknown>;
  brands: string[];
  other_brands: string[];
  child_audience: boolean;
  min_age: number | null;
  processors: ProcessorFact[];
  pause: Paused | null;
  language: string | null;
  content_days: number;
  data_key: Buffer;
  opt_out_line: string;
};

export type SenderRow = {
  business_id: BusinessId;
  id: SenderId;
  phone_number_id: string;
  waba_id: string;
  display_number: string;
  country: string | null;
  graph_url: string;
  token: Buffer;
  app_secret: Buffer;
  verify_token: Buffer;
  number_mode: 'international' | 'sender_country';
  per_second: number;
  direct_send: boolean;
  messaging_limit: number | null;
  active: boolean;
  stricter: Record<string, unknown>;
};

export type PurposeRow = {
  business_id: BusinessId;
  id: string;
  class: MessageClass;
  title: string;
  description: string;
  stricter: Record<string, unknown>;
  special_category: boolean;
  notice_version: number | null;
};

export type TemplateRow = {
  business_id: BusinessId;
  waba_id: string;
  name: string;
  language: string;
  template_id: string | null;
  category: string;
  status: string;
  tells_opt_out: boolean;
  purpose_id: string | null;
};

export type RegistryRow = { business_id: BusinessId; registry: string; as_of: number };

type Row = {
  business: BusinessRow[];
  sender: SenderRow[];
  purpose: PurposeRow[];
  template: TemplateRow[];
  registry: RegistryRow[];
};

/**
 * Everything that the directory keeps in memory; small next to people and messages. The versions are read first, alone:
 * a change in between gives an old version with newer rows, which the next look at the versions heals. The other way
 * round it would stay.
 */
export async function readAll(db: Database): Promise<Row> {
  const business = await db.query<BusinessRow>('all', {
    text: `select business_id, name, countries, zone, version, stricter, looser, brands, other_brands, child_audience, min_age,
        processors, pause, language, content_days, data_key, opt_out_line
      from business order by business_id`,
    values: [],
  });
  const [sender, purpose, template, registry] = await Promise.all([
    db.query<SenderRow>('all', {
      text: `select business_id, id, phone_number_id, waba_id, display_number, country, graph_url, token, app_secret,
          verify_token, number_mode, per_second, direct_send, messaging_limit, active, stricter
        from sender order by id`,
      values: [],
    }),
    db.query<PurposeRow>('all', {
      text: `select business_id, id, class, title, description, stricter, special_category, notice_version
        from purpose order by id`,
      values: [],
    }),
    db.query<TemplateRow>('all', {
      text: `select business_id, waba_id, name, language, template_id, category, status, tells_opt_out, purpose_id
        from template order by name, language`,
      values: [],
    }),
    db.query<RegistryRow>('all', {
      text: `select business_id, registry, as_of from registry_import where state = 'current' order by registry`,
      values: [],
    }),
  ]);
  return { business, sender, purpose, template, registry };
}

/** The version of every business: what tells a process that its directory is old. */
export async function readVersions(db: Database): Promise<{ business_id: BusinessId; version: number }[]> {
  return await db.query('all', {
    name: 'directory-versions',
    text: 'select business_id, version from business order by business_id',
    values: [],
  });
}

/** Adds a business with its wrapped data key. */
export async function insertBusiness(
  db: Database,
  row: {
    id: BusinessId;
    name: string;
    countries: readonly string[];
    zone: string;
    dataKey: Buffer;
    keyVersion: number;
    atMs: number;
  },
): Promise<void> {
  await db.query(row.id, {
    text: `insert into business (business_id, name, countries, zone, data_key, data_key_version, created_at)
           values ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0))`,
    values: [row.id, row.name, row.countries, row.zone, row.dataKey, row.keyVersion, row.atMs],
  });
}

/** Writes a sender; the number stays with the business that added it first. */
export async function upsertSender(db: Database, row: Omit<SenderRow, 'stricter'>, atMs: number): Promise<void> {
  await db.query(row.business_id, {
    text: `with raised as (update business set version = version + 1 where business_id = $1)
      insert into sender (business_id, id, channel, phone_number_id, waba_id, display_number, country, graph_url, token,
        app_secret, verify_token, number_mode, per_second, direct_send, messaging_limit, active, created_at)
      values ($1, $2, 'whatsapp', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, to_timestamp($16 / 1000.0))
      on conflict (phone_number_id) do update set waba_id = excluded.waba_id, display_number = excluded.display_number,
        country = excluded.country, graph_url = excluded.graph_url, token = excluded.token,
        app_secret = excluded.app_secret, verify_token = excluded.verify_token, number_mode = excluded.number_mode,
        per_second = excluded.per_second, direct_send = excluded.direct_send,
        messaging_limit = excluded.messaging_limit, active = excluded.active
      where sender.business_id = excluded.business_id`,
    values: [
      row.business_id,
      row.id,
      row.phone_number_id,
      row.waba_id,
      row.display_number,
      row.country,
      row.graph_url,
      row.token,
      row.app_secret,
      row.verify_token,
      row.number_mode,
      row.per_second,
      row.direct_send,
      row.messaging_limit,
      row.active,
      atMs,
    ],
  });
}

/** Writes a purpose, new or changed. */
export async function upsertPurpose(db: Database, row: Omit<PurposeRow, 'stricter'>, atMs: number): Promise<void> {
  await db.query(row.business_id, {
    text: `with raised as (update business set version = version + 1 where business_id = $1)
      insert into purpose (business_id, id, class, title, description, special_category, notice_version, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8 / 1000.0))
      on conflict (business_id, id) do update
        set class = excluded.class, title = excluded.title, description = excluded.description,
          special_category = excluded.special_category, notice_version = excluded.notice_version`,
    values: [
      row.business_id,
      row.id,
      row.class,
      row.title,
      row.description,
      row.special_category,
      row.notice_version,
      atMs,
    ],
  });
}

/**
 * Writes what Meta lists; the business's own mapping to a purpose stays. Only what is new or different is written, and
 * only then is the version raised: a client that lists its templates all day makes no decision stale.
 */
export async function upsertTemplates(
  db: Database,
  businessId: BusinessId,
  listed: {
    rows: readonly (Omit<TemplateRow, 'business_id' | 'purpose_id'> & { components: unknown })[];
    since: number;
    atMs: number;
  },
): Promise<void> {
  await db.query(businessId, {
    text: `with written as (
        insert into template (business_id, waba_id, name, language, template_id, category, status, components,
          tells_opt_out, synced_at)
        select distinct on (t.waba_id, t.name, t.language) $1::uuid, t.waba_id, t.name, t.language, t.template_id,
          t.category, t.status, t.components, t.tells_opt_out, to_timestamp($3 / 1000.0)
        from jsonb_to_recordset($2::jsonb) as t(waba_id text, name text, language text, template_id text, category text,
          status text, components jsonb, tells_opt_out boolean)
        on conflict (business_id, waba_id, name, language) do update set template_id = excluded.template_id,
          category = ${younger('category')}, status = ${younger('status')}, components = excluded.components,
          tells_opt_out = excluded.tells_opt_out, synced_at = excluded.synced_at
        where (template.template_id, template.category, template.status, template.components, template.tells_opt_out)
          is distinct from (excluded.template_id, ${younger('category')}, ${younger('status')}, excluded.components,
            excluded.tells_opt_out)
        returning 1)
      update business set version = version + 1 where business_id = $1 and exists (select from written)`,
    values: [businessId, JSON.stringify(listed.rows), listed.atMs, listed.since],
  });
}

/** What was listed, unless Meta told of something since it was asked for the list. */
function younger(column: 'category' | 'status'): string {
  return `case when template.told_version > $4 and template.${column} <> 'UNKNOWN' then template.${column}
    else excluded.${column} end`;
}

/** The words of templates as Meta told of them, which nothing but a page needs: they are not kept in memory. */
export async function readTemplateWords(
  db: Database,
  businessId: BusinessId,
  names: readonly string[],
): Promise<{ waba_id: string; name: string; language: string; components: unknown }[]> {
  return await db.query(businessId, {
    text: 'select waba_id, name, language, components from template where business_id = $1 and name = any($2)',
    values: [businessId, names],
  });
}

/** Maps a template to a purpose; false when the business has no such template. */
export async function mapTemplate(
  db: Database,
  businessId: BusinessId,
  template: { name: string; language: string | null; purposeId: string | null },
): Promise<boolean> {
  const rows = await db.query(businessId, {
    text: `with mapped as (
        update template set purpose_id = $4
        where business_id = $1 and name = $2 and ($3::text is null or language = $3) returning 1),
      raised as (update business set version = version + 1 where business_id = $1 and exists (select from mapped))
      select from mapped limit 1`,
    values: [businessId, template.name, template.language, template.purposeId],
  });
  return rows.length > 0;
}
