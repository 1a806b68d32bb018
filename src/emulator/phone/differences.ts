// Where the emulator differs from Meta, and how sure each thing is that it does alike. Data: the page and the reference
// are about this list. H: Meta's own text. M: several independent observers. L: one observer, or our inference.

import type { Sureness } from '../meta-errors.ts';

export type Difference = {
  readonly about: string;
  readonly here: string;
  readonly meta: string;
  readonly sure: Sureness;
};

/** What is not as at Meta, knowingly. */
export const differences: readonly Difference[] = [
  {
    about: 'Numbers without a plus',
    here: 'Digits are read as an international number. The switch `dialling: national` reads them as Meta’s text says.',
    meta: 'Meta’s text: the business’s own country code is put before a number without a plus. In practice digits that begin with a country code arrive.',
    sure: 'M',
  },
  {
    about: 'People who are on WhatsApp',
    here: 'Every number becomes a customer when it is first written to.',
    meta: 'A number without WhatsApp gets 131026, later, as a failed status.',
    sure: 'H',
  },
  {
    about: 'Statuses',
    here: 'sent, delivered and read come within 50 ms, read included, unless switched.',
    meta: 'Delivered comes when the phone is on, read when the person looks and allows it. Order is not promised.',
    sure: 'H',
  },
  {
    about: 'Retries of webhooks',
    here: 'At once, then after 1 s, doubled up to 6 h, for 7 days; `retryScale` makes the pauses shorter.',
    meta: 'At once, then with decreasing frequency for 7 days. The intervals are not published.',
    sure: 'M',
  },
  {
    about: 'The handshake at the start',
    here: 'The address that the emulator starts with gets webhooks even if the challenge was not answered yet; it is asked again.',
    meta: 'An address is taken only when the challenge is answered. A later change here needs that too.',
    sure: 'H',
  },
  {
    about: 'One receiver',
    here: 'There is one app; an override for an account or a number holds for everything.',
    meta: 'Several apps may be subscribed, and overrides differ by account and number.',
    sure: 'H',
  },
  {
    about: 'The per-user marketing limit',
    here: 'Off; `marketingPerDay` sets a fixed number in 24 hours.',
    meta: 'Dynamic, across businesses, not published. The code is 131049, later.',
    sure: 'H',
  },
  {
    about: 'Marketing to numbers of the United States',
    here: 'Fails with 131049, later, unless `marketingToUnitedStates` is on.',
    meta: 'Not delivered since 1 April 2025.',
    sure: 'M',
  },
  {
    about: 'The messaging limit',
    here: 'Off; `messagingLimit` sets it. Above it: `messagingLimitCode` (131048), later.',
    meta: '250, 2,000, 10,000, 100,000 or unlimited people in 24 hours. The code above it is not documented.',
    sure: 'L',
  },
  {
    about: 'Throughput',
    here: '80 a second, with two seconds’ worth at once, inbound counted too; 130429 with the answer.',
    meta: '80 up to 1,000 a second. The tolerance is not published.',
    sure: 'M',
  },
  {
    about: 'The pair rate',
    here: 'One message in 6 s to one person, up to 45 borrowed; then 131056 with the answer, until it is paid back.',
    meta: 'The same figures. Whether 131056 comes at once or later, observers differ.',
    sure: 'M',
  },
  {
    about: 'The closed window',
    here: '131047 comes later, as a failed status.',
    meta: 'So observed by several; some simulators refuse at once.',
    sure: 'M',
  },
  {
    about: 'What opens the window',
    here: 'Every message of a person: reactions, edits, deletions and unreadable ones too; a call as well.',
    meta: '“Whenever a user messages or calls you.” For reactions, edits and deletions nothing more precise is known.',
    sure: 'L',
  },
  {
    about: 'Blocked people',
    here: '131026 later, whoever blocked whom.',
    meta: 'A block by the person shows as 131026. For people whom the business blocked only “an error” is documented.',
    sure: 'M',
  },
  {
    about: 'Prices',
    here: 'The first 1,000 service messages of a month are `free_customer_service`, later ones `regular`.',
    meta: 'Service messages cost since 1 October 2026, 1,000 a month are free. How the status tells them apart is not verified.',
    sure: 'L',
  },
  {
    about: 'Free entry point',
    here: '72 h from the first answer to somebody who came from an advertisement; `entryPointHours` changes it.',
    meta: '72 h; a newer page speaks of up to seven days.',
    sure: 'L',
  },
  {
    about: 'Template review',
    here: 'Approved at once, by switch pending, rejected, or approved as marketing. Only simple rules are checked.',
    meta: 'Up to 24 hours, by machines and people.',
    sure: 'H',
  },
  {
    about: 'Template status words of an unpause',
    here: '`message_template_status_update` with `APPROVED`.',
    meta: '`APPROVED` or `REINSTATED`; which one when is not verified.',
    sure: 'L',
  },
  {
    about: 'Media behind a link',
    here: 'Not fetched.',
    meta: 'Fetched, and cached for ten minutes; 131053 when that fails.',
    sure: 'H',
  },
  {
    about: 'wamids',
    here: 'The same layout, with the person’s digits inside; with the user id where the number is hidden.',
    meta: 'The layout was read from published samples. What it holds for people without a shown number is not known.',
    sure: 'L',
  },
  {
    about: 'wa_id of Brazil, Mexico and Argentina',
    here: 'Brazil without the ninth digit from area code 31 up, Mexico with 1, Argentina with 9.',
    meta: 'The digits may differ from those that were dialled; the rule is not published.',
    sure: 'L',
  },
  {
    about: 'Usernames in webhooks',
    here: 'Without a leading @.',
    meta: 'With @ in Meta’s samples, without in others’.',
    sure: 'L',
  },
  {
    about: 'Scope of “stop offers”',
    here: 'For one business number.',
    meta: '“From your business” in one text, one number in another.',
    sure: 'L',
  },
  {
    about: 'What is missing',
    here: 'Groups, flows, catalogues, calls beyond the notice, registration of numbers, QR codes, analytics.',
    meta: 'All of that.',
    sure: 'H',
  },
];
