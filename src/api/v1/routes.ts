// Every route of /api/v1. One line here and one file make a new one.

import { recordConsent } from './consents.ts';
import { askDecision, readDecision, replayDecision } from './decisions.ts';
import type { Route } from './route.ts';

export const routes: readonly Route[] = [recordConsent, askDecision, readDecision, replayDecision];
