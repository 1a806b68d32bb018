// Cases of the rule: a consent serves only its channel.

import type { RuleCases } from '../case.ts';
import { consent, factsWith } from '../case-facts.ts';
import { channelRule } from './channel.ts';

const byEmail = consent({ channel: 'email' });

export const channelCases: RuleCases = {
  rule: channelRule,
  about: 'a consent on another channel',
  cases: [
    ['does not serve WhatsApp', factsWith({ person: { consents: [byEmail] } }), 'DENY_CHANNEL'],
    ['beside one on this channel', factsWith({ person: { consents: [byEmail, consent()] } }), null],
    ['to another purpose', factsWith({ person: { consents: [{ ...byEmail, purpose: 'events' }] } }), null],
    ['that was withdrawn', factsWith({ person: { consents: [{ ...byEmail, status: 'withdrawn' }] } }), null],
  ],
};
