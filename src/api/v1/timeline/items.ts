// What can stand in a person's timeline, as the API tells it. Never what was written: only that something was.

import { z } from 'zod';
import { instant } from '../shapes.ts';

const item = <K extends string>(kind: K) => ({ at: instant, kind: z.literal(kind), id: z.string() });

const eventFacts = {
  seq: z.number().nullable().meta({ description: 'The place in the ledger; null: not given yet' }),
  event: z.record(z.string(), z.unknown()).meta({
    description:
      'As it stands in the ledger: type, purpose, channel, act, grade, by, source, wording, evidence (commitment)',
  }),
};

/** The kinds of consent events, apart by what they change. */
export const eventKinds = ['consent', 'block', 'restriction', 'objection', 'identity'] as const;

export const itemShape = z.discriminatedUnion('kind', [
  z.object({ ...item('consent'), ...eventFacts }),
  z.object({ ...item('block'), ...eventFacts }),
  z.object({ ...item('restriction'), ...eventFacts }),
  z.object({ ...item('objection'), ...eventFacts }),
  z.object({ ...item('identity'), ...eventFacts }),
  z.object({
    ...item('merge'),
    merged_contact_id: z.string(),
    made_by: z.string().nullable().meta({ description: 'null: their ids came together' }),
    reason: z.string().nullable(),
  }),
  z.object({
    ...item('split'),
    other_contact_id: z.string(),
    went: z.boolean().meta({ description: 'true: this contact has the numbers and ids that went' }),
    made_by: z.string(),
    reason: z.string().nullable(),
  }),
  z.object({
    ...item('facts'),
    changed: z.array(z.string()).meta({ description: 'Which facts; empty where nobody can open them any more' }),
    made_by: z.string().nullable(),
  }),
  z.object({
    ...item('message'),
    direction: z.enum(['in', 'out', 'echo']),
    class: z.string(),
    message_kind: z.string(),
    state: z.string(),
    status: z.string().nullable(),
    status_at: instant.nullable(),
    error_code: z.number().nullable(),
    sender_id: z.string(),
    decision_id: z.string().nullable(),
    crossed: z.boolean(),
    content_deleted_after_days: z.number().nullable(),
  }),
  z.object({
    ...item('decision'),
    outcome: z.enum(['allow', 'defer', 'deny']),
    class: z.string(),
    codes: z.array(z.string()),
    sender_id: z.string(),
  }),
  z.object({
    ...item('request'),
    request_kind: z.string(),
    certain: z.boolean(),
    source: z.string(),
    state: z.string(),
    state_at: instant,
    due_at: instant,
    changed_by: z.string().nullable(),
    message_id: z.string().nullable(),
  }),
  z.object({
    ...item('doubt'),
    meant: z.string(),
    message_id: z.string(),
    asked_at: instant.nullable(),
    closed_at: instant.nullable(),
    outcome: z.string().nullable(),
    closed_by: z.string().nullable(),
  }),
]);

export type Item = z.input<typeof itemShape>;
