// What the messages room counts. No label ever holds personal data: classes, outcomes, codes and kinds only.

import { Counter, Gauge, type Registry } from 'prom-client';

export type MessageMetrics = ReturnType<typeof createMessageMetrics>;

/** Registers the counters of this room. */
export function createMessageMetrics(registry: Registry) {
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  return {
    decisions: counter('assent_decisions_total', 'Decisions by outcome and class', ['outcome', 'class']),
    staleDecisions: counter('assent_decisions_stale_total', 'Decisions made again because the person changed'),
    outcomesLost: counter('assent_outcomes_unwritten_total', 'Outcomes left to the status webhook'),
    handedOver: counter('assent_messages_handed_over_total', 'Messages handed to Meta by fate', ['fate']),
    withdrawals: counter('assent_withdrawals_total', 'Withdrawals by the way they came', ['by']),
    crossed: counter('assent_messages_crossed_total', 'Messages handed over when a withdrawal was committed'),
    webhooksStored: counter('assent_webhook_updates_total', 'Webhook updates stored'),
    unclear: counter('assent_webhook_unclear_total', 'Webhook updates that were not understood'),
    forwarded: counter('assent_webhooks_forwarded_total', 'Webhooks passed on by outcome', ['outcome']),
    backlog: new Gauge({
      name: 'assent_webhook_backlog',
      help: 'Webhooks stored and not yet processed',
      registers: [registry],
    }),
  };
}
