// Every route of /api/v1. One line here and one file make a new one.

import { createKey, listKeys, revokeKey } from './api-keys.ts';
import { recordConsent } from './consents.ts';
import { findContact, readConsents, readContact } from './contacts.ts';
import { askDecision, readDecision, replayDecision } from './decisions.ts';
import { listDoubts, resolveDoubt } from './doubts.ts';
import {
  createEndpoint,
  disableEndpoint,
  listDeliveries,
  listEndpoints,
  listUnclear,
  replayDelivery,
} from './endpoints.ts';
import { queueMessage, readMessage } from './messages.ts';
import { noteFacts, readFacts } from './noted-facts.ts';
import { createOptIn } from './opt-ins.ts';
import { listOverrides } from './overrides.ts';
import { listOwnValueChanges, readOwnValues, setLooser, setProfile, setStricter } from './own-values.ts';
import { comparePolicy, explainFacts, readPacks, testPolicy } from './policy.ts';
import { listPurposes, putPurpose } from './purposes.ts';
import { addRegistryEntries, beginRegistryImport, finishRegistryImport, listRegistries } from './registries.ts';
import { changeRequestState, enterRequest, listRequests, readRequest } from './requests.ts';
import type { Route } from './route.ts';
import { listAllSenders, putSender, readSender, syncSenderTemplates } from './senders.ts';
import { endOtherSessions, endOwnSession, listOwnSessions, readSession } from './session.ts';
import { setUp, signIn, signInSecond, signInToDemo, signOut } from './sign-in.ts';
import { listTemplates, mapTemplate } from './templates.ts';

export const routes: readonly Route[] = [
  readSession,
  setUp,
  signIn,
  signInSecond,
  signOut,
  signInToDemo,
  listOwnSessions,
  endOwnSession,
  endOtherSessions,
  recordConsent,
  createOptIn,
  findContact,
  readContact,
  readConsents,
  readFacts,
  noteFacts,
  listRequests,
  enterRequest,
  readRequest,
  changeRequestState,
  listDoubts,
  resolveDoubt,
  askDecision,
  readDecision,
  replayDecision,
  queueMessage,
  readMessage,
  listAllSenders,
  putSender,
  readSender,
  syncSenderTemplates,
  listTemplates,
  mapTemplate,
  listPurposes,
  putPurpose,
  listOverrides,
  explainFacts,
  readPacks,
  testPolicy,
  comparePolicy,
  readOwnValues,
  setStricter,
  setLooser,
  setProfile,
  listOwnValueChanges,
  listRegistries,
  beginRegistryImport,
  addRegistryEntries,
  finishRegistryImport,
  listKeys,
  createKey,
  revokeKey,
  listEndpoints,
  createEndpoint,
  disableEndpoint,
  listUnclear,
  listDeliveries,
  replayDelivery,
];
