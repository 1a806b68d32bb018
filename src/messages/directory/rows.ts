// From the rows of the directory to what is kept in memory, secrets opened.

import type { Vault } from '../../vault/vault.ts';
import type { Purpose, Sender, Template } from '../types.ts';
import type { PurposeRow, RegistryRow, SenderRow, TemplateRow } from './store.ts';

/** Purposes by their ids. */
export function purposesOf(rows: readonly PurposeRow[]): Map<string, Purpose> {
  return new Map(
    rows.map(row => [
      row.id,
      {
        id: row.id,
        class: row.class,
        title: row.title,
        description: row.description,
        stricter: row.stricter,
        specialCategory: row.special_category,
        noticeVersion: row.notice_version,
      },
    ]),
  );
}

/** Templates as the gate reads them. */
export function templatesOf(rows: readonly TemplateRow[]): Template[] {
  return rows.map(row => ({
    wabaId: row.waba_id,
    name: row.name,
    language: row.language,
    templateId: row.template_id,
    category: row.category,
    status: row.status,
    tellsOptOut: row.tells_opt_out,
    purposeId: row.purpose_id,
  }));
}

/** When each list in force was as it is, by registry. */
export function registriesOf(rows: readonly RegistryRow[]): Record<string, number> {
  return Object.fromEntries(rows.map(row => [row.registry, row.as_of]));
}

/** A sender with its secrets. */
export function senderOf(vault: Vault, key: Buffer, row: SenderRow): Sender {
  const open = (sealed: Buffer) => vault.open(key, sealed, `sender:${row.phone_number_id}`).toString('utf8');
  return {
    businessId: row.business_id,
    id: row.id,
    phoneNumberId: row.phone_number_id,
    wabaId: row.waba_id,
    displayNumber: row.display_number,
    country: row.country,
    graphUrl: row.graph_url,
    token: open(row.token),
    appSecret: open(row.app_secret),
    verifyToken: open(row.verify_token),
    numberMode: row.number_mode,
    perSecond: row.per_second,
    directSend: row.direct_send,
    messagingLimit: row.messaging_limit,
    active: row.active,
    stricter: row.stricter,
  };
}
