// What Meta's answers say about a number's connection, as plain verdicts: what is well, what is wrong, what to do. Pure.

/** Meta's answer to one question; null: none came. */
export type Heard = { readonly status: number; readonly body: unknown } | null;

/** Each verdict with its state and what a person reads. */
export const verdicts = {
  'token-works': ['good', 'The token works and reaches the number.'],
  'token-refused': [
    'bad',
    'Meta does not know this token. Copy it again, whole, or make a new one for the system user.',
  ],
  'token-expired': ['bad', 'The token has expired. Make one that never expires, for a system user.'],
  'token-lacks-rights': [
    'bad',
    'The token lacks a permission. Make a new one with whatsapp_business_messaging and whatsapp_business_management.',
  ],
  'number-unseen': [
    'bad',
    'The token does not reach this number. Check the phone number id, and give the system user the WhatsApp account.',
  ],
  'meta-unreachable': ['bad', 'Meta did not answer. Try again in a moment; if it stays so, look at the network.'],
  'number-connected': ['good', 'Meta has the number connected.'],
  'number-not-connected': ['bad', 'The number is not registered with the Cloud API. Register it in the dashboard.'],
  'number-differs': ['waiting', 'Meta shows another number under this id. Check which of the two you meant.'],
  'number-quality-low': ['waiting', 'The number is connected, but its quality is low: Meta may send less of it.'],
  'account-fits': ['good', 'The number belongs to this WhatsApp account.'],
  'account-unseen': [
    'bad',
    'The token cannot read this WhatsApp account. Check its id and the permission to manage it.',
  ],
  'number-elsewhere': ['bad', 'This number belongs to another WhatsApp account. Copy the id of its own.'],
  subscribed: ['good', 'An app is subscribed to the account: its webhooks are sent.'],
  'not-subscribed': ['bad', 'No app is subscribed to the account, so Meta sends no webhooks. Subscribe it.'],
  heard: ['good', 'Webhooks arrive.'],
  'not-heard': [
    'waiting',
    'No webhook has arrived yet. Enter address and verify token in the dashboard, then write to the number from a phone.',
  ],
  'templates-known': ['good', 'Its templates are read.'],
  'templates-none': ['waiting', 'No template is read yet. Read them, or make one in the WhatsApp manager.'],
  'not-looked-at': ['unknown', 'Not looked at: what stands above comes first.'],
} as const satisfies Record<string, readonly ['good' | 'waiting' | 'bad' | 'unknown', string]>;

export type Verdict = keyof typeof verdicts;

const expiredSubcode = 463;
const unknownObjectSubcode = 33;
const lacksRights = (code: number) => code === 3 || code === 10 || (code >= 200 && code < 300);

/** The token, by what came back when it asked for the number. */
export function ofToken(answer: Heard): Verdict {
  if (answer === null) return 'meta-unreachable';
  if (answer.status === 200) return 'token-works';
  const error = member(answer.body, 'error');
  const [code, subcode] = [member(error, 'code'), member(error, 'error_subcode')];
  if (code === 190) return subcode === expiredSubcode ? 'token-expired' : 'token-refused';
  if (typeof code === 'number' && lacksRights(code)) return 'token-lacks-rights';
  return code === 100 || subcode === unknownObjectSubcode ? 'number-unseen' : 'meta-unreachable';
}

/** The number itself. */
export function ofNumber(answer: Heard, displayNumber: string): Verdict {
  if (answer?.status !== 200) return 'not-looked-at';
  const { body } = answer;
  const status = member(body, 'status');
  if (typeof status === 'string' && status !== 'CONNECTED') return 'number-not-connected';
  const shown = member(body, 'display_phone_number');
  if (typeof shown === 'string' && digits(shown) !== digits(displayNumber)) return 'number-differs';
  return member(body, 'quality_rating') === 'RED' ? 'number-quality-low' : 'number-connected';
}

/** Whether the account is the number's own, by the numbers that it lists. */
export function ofAccount(answer: Heard, phoneNumberId: string): Verdict {
  if (answer === null) return 'meta-unreachable';
  if (answer.status !== 200) return 'account-unseen';
  const isListed = listIn(answer.body).some(one => member(one, 'id') === phoneNumberId);
  return isListed ? 'account-fits' : 'number-elsewhere';
}

/** Whether an app gets the account's webhooks. */
export function ofSubscription(answer: Heard): Verdict {
  if (answer === null) return 'meta-unreachable';
  if (answer.status !== 200) return 'account-unseen';
  return listIn(answer.body).length > 0 ? 'subscribed' : 'not-subscribed';
}

/** What Meta tells of the number, for the eye; null where it says nothing. */
export function numberIn(answer: Heard) {
  const body = answer?.status === 200 ? answer.body : null;
  const told = (name: string) => {
    const value = member(body, name);
    return typeof value === 'string' ? value : null;
  };
  return {
    verified_name: told('verified_name'),
    display_number: told('display_phone_number'),
    quality: told('quality_rating'),
    limit: told('whatsapp_business_manager_messaging_limit'),
  };
}

function listIn(body: unknown): readonly unknown[] {
  const data = member(body, 'data');
  return Array.isArray(data) ? data : [];
}

function member(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' ? new Map(Object.entries(value)).get(name) : undefined;
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}
