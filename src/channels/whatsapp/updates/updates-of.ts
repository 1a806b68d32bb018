// Reads a webhook of any shape into updates. It never throws and never drops: what it does not know is `unclear`.

import { isNewsField, newsIn } from './account.ts';
import { callsIn } from './call.ts';
import { echoesIn } from './echo.ts';
import { keepRaw } from './keep-raw.ts';
import { messagesIn } from './message.ts';
import { preferencesIn } from './preference.ts';
import { codeAt, fieldsOf, idAt, isFields, listOf } from './read.ts';
import { statusesIn } from './status.ts';
import { isTemplateField, templateNewsIn } from './template.ts';
import type { Told, Update } from './update.ts';

/** Meta puts up to 1,000 updates into one webhook; a body of 3 MB cannot hold ten times as many that are real. */
const updatesMax = 10_000;

type Place = Pick<Update, 'field' | 'phoneNumberId' | 'wabaId'>;
const nowhere: Place = { field: '', phoneNumberId: null, wabaId: null };

/** Every update of a webhook in Meta's order. Any JSON is taken; `unclear` stands for what is not understood. */
export function updatesOf(webhook: unknown): Update[] {
  const { object, entry } = fieldsOf(webhook);
  if (!Array.isArray(entry)) return [placed(nowhere, unclear(webhook, 'the webhook has no list of entries'))];
  if (object !== undefined && object !== 'whatsapp_business_account') {
    return [placed(nowhere, unclear(webhook, 'the webhook is about another product'))];
  }
  const found: Update[] = [];
  for (const one of entry) {
    for (const update of updatesOfEntry(one)) {
      if (found.length >= updatesMax) {
        return [...found, placed(nowhere, unclear(null, `the webhook holds more than ${updatesMax} updates`))];
      }
      found.push(update);
    }
  }
  return found.length > 0 ? found : [placed(nowhere, unclear(webhook, 'the webhook holds no update'))];
}

function* updatesOfEntry(entry: unknown): Generator<Update> {
  const { id, changes } = fieldsOf(entry);
  const wabaId = idAt(id) ?? null;
  if (!Array.isArray(changes) || changes.length === 0) {
    yield placed({ ...nowhere, wabaId }, unclear(entry, 'an entry has no changes'));
    return;
  }
  for (const change of changes) {
    const { field, value } = fieldsOf(change);
    const place: Place = {
      field: idAt(field) ?? '',
      wabaId,
      phoneNumberId: idAt(fieldsOf(fieldsOf(value)['metadata'])['phone_number_id']) ?? null,
    };
    for (const told of toldBy(place.field, value, change)) yield placed(place, told);
  }
}

function placed(place: Place, told: Told): Update {
  return { ...told, ...place, raw: keepRaw(told.raw) };
}

function unclear(raw: unknown, reason: string): Told {
  return { kind: 'unclear', raw, reason };
}

const readers: Readonly<Record<string, readonly ((value: unknown) => Told[])[]>> = {
  messages: [messagesIn, statusesIn, errorsIn],
  // Meta's own agent answers this number's customers (August 2026); what they write still counts.
  standby: [messagesIn, statusesIn, errorsIn],
  user_preferences: [preferencesIn, errorsIn],
  smb_message_echoes: [echoesIn, errorsIn],
  calls: [callsIn, errorsIn],
};

function toldBy(field: string, value: unknown, change: unknown): Told[] {
  if (!isFields(value)) return [unclear(change, 'a change has no value')];
  if (isTemplateField(field)) return templateNewsIn(field, value);
  const told = (Object.hasOwn(readers, field) ? (readers[field] ?? []) : []).flatMap(read => read(value));
  if (told.length > 0) return told;
  if (isNewsField(field)) return newsIn(field, value);
  return [unclear(change, Object.hasOwn(readers, field) ? 'nothing known in the value' : 'an unknown field')];
}

/** Errors beside messages and statuses: Meta tells of the whole number, for instance that webhooks were lost. */
function errorsIn(value: unknown): Told[] {
  return listOf(fieldsOf(value)['errors']).map(raw => ({
    kind: 'value-error',
    raw,
    code: codeAt(fieldsOf(raw)['code']) ?? null,
  }));
}
