// Every route of /api/v1. One line here and one file make a new one.

import { readAccount, readNeeds } from './account.ts';
import { createKey, listKeys, revokeKey } from './api-keys.ts';
import { exportAudit, readAudit } from './audit-trail.ts';
import { checkSender, subscribeSender } from './connection/check-sender.ts';
import { recordConsent } from './consents.ts';
import { readContactMessages } from './contact-messages.ts';
import { findContact, readConsents, readContact } from './contacts.ts';
import {
  assignConversation,
  closeConversation,
  markConversationRead,
  markConversationUnread,
  showTyping,
} from './conversation-acts.ts';
import { readMedia, uploadMedia } from './conversation-media.ts';
import { answerConversation, readConversationMessages } from './conversation-messages.ts';
import { beginConversation, readConversation, searchConversations } from './conversations.ts';
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
import { followEvents } from './events.ts';
import { readFigures } from './figures.ts';
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  readInvitation,
  withdrawInvitation,
} from './invitations.ts';
import { changeLabel, createLabel, listLabels, removeLabel, setContactLabels } from './labels.ts';
import { checkDraft } from './may-say.ts';
import { mergeContacts, previewMerge, previewSplit, splitContact } from './merges.ts';
import { queueMessage, readMessage, takeBackMessage } from './messages.ts';
import { nameContact } from './names.ts';
import { noteFacts, readFacts } from './noted-facts.ts';
import { addNote, listNotes, removeNote } from './notes.ts';
import { createOptIn } from './opt-ins.ts';
import { listOverrides } from './overrides.ts';
import { listOwnValueChanges, readOwnValues, setLooser, setProfile, setStricter } from './own-values.ts';
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  listPasskeys,
  removePasskey,
  signInByPasskey,
} from './passkeys.ts';
import { changePassword, resetPassword } from './passwords.ts';
import { pauseSending, readPause, resumeSending } from './pause.ts';
import { comparePolicy, explainFacts, readPacks, testPolicy } from './policy.ts';
import { askForConsent, readPossible } from './possible.ts';
import { listPurposes, putPurpose } from './purposes.ts';
import { changeQuickReply, createQuickReply, listQuickReplies, removeQuickReply } from './quick-replies.ts';
import { addRegistryEntries, beginRegistryImport, finishRegistryImport, listRegistries } from './registries.ts';
import { changeRequestState, enterRequest, listRequests, readRequest } from './requests.ts';
import { previewRetention, readRetention, setRetention } from './retention.ts';
import type { Route } from './route.ts';
import { forgetSavedFilter, listSavedFilters, putSavedFilter } from './saved-filters.ts';
import { searchConsents } from './search-consents.ts';
import { searchContacts } from './search-contacts.ts';
import { searchDecisions } from './search-decisions.ts';
import { searchMessages } from './search-messages.ts';
import { beginTotp, confirmTotp, endTotp } from './second-factor.ts';
import { listAllSenders, putSender, readSender, syncSenderTemplates } from './senders.ts';
import { endOtherSessions, endOwnSession, listOwnSessions, readSession } from './session.ts';
import { setUp, signIn, signInSecond, signInToDemo, signOut } from './sign-in.ts';
import { beginSingleSignOn } from './single-sign-on.ts';
import { recordStaffAct } from './staff-acts.ts';
import { changeRole, listTeam, makeResetLink, removeMember } from './team.ts';
import { listTemplates, mapTemplate } from './templates.ts';
import { readTimeline } from './timeline/timeline.ts';

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
  changePassword,
  resetPassword,
  beginTotp,
  confirmTotp,
  endTotp,
  listPasskeys,
  beginPasskey,
  addPasskey,
  removePasskey,
  beginPasskeySignIn,
  signInByPasskey,
  beginSingleSignOn,
  listTeam,
  changeRole,
  removeMember,
  makeResetLink,
  listInvitations,
  createInvitation,
  readInvitation,
  acceptInvitation,
  withdrawInvitation,
  readAudit,
  exportAudit,
  recordConsent,
  searchConsents,
  createOptIn,
  findContact,
  searchContacts,
  listSavedFilters,
  putSavedFilter,
  forgetSavedFilter,
  readContact,
  readConsents,
  readTimeline,
  readContactMessages,
  recordStaffAct,
  setContactLabels,
  searchConversations,
  beginConversation,
  readConversation,
  assignConversation,
  closeConversation,
  markConversationRead,
  markConversationUnread,
  showTyping,
  readConversationMessages,
  answerConversation,
  uploadMedia,
  readPossible,
  checkDraft,
  askForConsent,
  listNotes,
  addNote,
  removeNote,
  listLabels,
  createLabel,
  changeLabel,
  removeLabel,
  listQuickReplies,
  createQuickReply,
  changeQuickReply,
  removeQuickReply,
  followEvents,
  readFacts,
  noteFacts,
  nameContact,
  previewMerge,
  mergeContacts,
  previewSplit,
  splitContact,
  listRequests,
  enterRequest,
  readRequest,
  changeRequestState,
  listDoubts,
  resolveDoubt,
  askDecision,
  readDecision,
  replayDecision,
  searchDecisions,
  readFigures,
  readAccount,
  readNeeds,
  readPause,
  pauseSending,
  resumeSending,
  queueMessage,
  searchMessages,
  readMessage,
  takeBackMessage,
  readMedia,
  listAllSenders,
  putSender,
  readSender,
  syncSenderTemplates,
  checkSender,
  subscribeSender,
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
  readRetention,
  previewRetention,
  setRetention,
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
