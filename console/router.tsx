// Every page of the console and its URL; a page is loaded when it is opened. A new page is one line here.

import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { askedIn } from './pages/audit/asked.ts';
import { eventFilterIn } from './pages/consents/filter.ts';
import { filterIn } from './pages/decision/filter.ts';
import { inboxShownIn } from './pages/inbox/shown.ts';
import { messageFilterIn } from './pages/messages/filter.ts';
import { shownIn } from './pages/needs/shown.ts';
import { peopleSearchIn } from './pages/people/filters.ts';
import { targetIn } from './pages/settings/values/target.ts';
import { Broken } from './shell/broken.tsx';
import { NothingHere } from './shell/nothing-here.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NothingHere, errorComponent: Broken });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: 'inbox',
  validateSearch: inboxShownIn,
  component: lazyRouteComponent(() => import('./pages/inbox/inbox-page.tsx'), 'InboxPage'),
});
const conversation = createRoute({
  getParentRoute: () => inbox,
  path: '$id',
  component: lazyRouteComponent(() => import('./pages/inbox/thread/conversation-pane.tsx'), 'ConversationPane'),
});

const needs = createRoute({
  getParentRoute: () => root,
  path: 'needs',
  component: lazyRouteComponent(() => import('./pages/needs/needs-page.tsx'), 'NeedsPage'),
});
const doubts = createRoute({
  getParentRoute: () => needs,
  path: 'doubts',
  validateSearch: shownIn,
  component: lazyRouteComponent(() => import('./pages/needs/doubts.tsx'), 'Doubts'),
});
const doubt = createRoute({
  getParentRoute: () => doubts,
  path: '$id',
  component: lazyRouteComponent(() => import('./pages/needs/doubt-panel.tsx'), 'DoubtPanel'),
});
const requests = createRoute({
  getParentRoute: () => needs,
  path: 'requests',
  validateSearch: shownIn,
  component: lazyRouteComponent(() => import('./pages/needs/requests.tsx'), 'Requests'),
});
const request = createRoute({
  getParentRoute: () => requests,
  path: '$id',
  component: lazyRouteComponent(() => import('./pages/needs/request-panel.tsx'), 'RequestPanel'),
});
const unclear = createRoute({
  getParentRoute: () => needs,
  path: 'unclear',
  component: lazyRouteComponent(() => import('./pages/needs/unclear.tsx'), 'Unclear'),
});
const deliveries = createRoute({
  getParentRoute: () => needs,
  path: 'deliveries',
  component: lazyRouteComponent(() => import('./pages/needs/deliveries.tsx'), 'Deliveries'),
});

const changedHands = createRoute({
  getParentRoute: () => needs,
  path: 'changed-hands',
  component: lazyRouteComponent(() => import('./pages/needs/changed-hands.tsx'), 'ChangedHands'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: 'people',
  validateSearch: peopleSearchIn,
  component: lazyRouteComponent(() => import('./pages/people/people-page.tsx'), 'PeoplePage'),
});
const person = createRoute({
  getParentRoute: () => root,
  path: 'people/$id',
  component: lazyRouteComponent(() => import('./pages/people/person-page.tsx'), 'PersonPage'),
});

const decisions = createRoute({
  getParentRoute: () => root,
  path: 'decisions',
  validateSearch: filterIn,
  component: lazyRouteComponent(() => import('./pages/decision/decisions-page.tsx'), 'DecisionsPage'),
});
const decision = createRoute({
  getParentRoute: () => root,
  path: 'decisions/$id',
  component: lazyRouteComponent(() => import('./pages/decision/decision-page.tsx'), 'DecisionPage'),
});
const messages = createRoute({
  getParentRoute: () => root,
  path: 'messages',
  validateSearch: messageFilterIn,
  component: lazyRouteComponent(() => import('./pages/messages/messages-page.tsx'), 'MessagesPage'),
});
const consents = createRoute({
  getParentRoute: () => root,
  path: 'consents',
  validateSearch: eventFilterIn,
  component: lazyRouteComponent(() => import('./pages/consents/consents-page.tsx'), 'ConsentsPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: 'settings',
  component: lazyRouteComponent(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
});
const senders = createRoute({
  getParentRoute: () => settings,
  path: 'senders',
  component: lazyRouteComponent(() => import('./pages/settings/senders.tsx'), 'Senders'),
});
const newSenders = createRoute({
  getParentRoute: () => senders,
  path: 'new',
  component: lazyRouteComponent(() => import('./pages/settings/new-sender.tsx'), 'NewSender'),
});
const sender = createRoute({
  getParentRoute: () => senders,
  path: '$sender',
  component: lazyRouteComponent(() => import('./pages/settings/sender-panel.tsx'), 'SenderPanel'),
});
const purposes = createRoute({
  getParentRoute: () => settings,
  path: 'purposes',
  component: lazyRouteComponent(() => import('./pages/settings/purposes.tsx'), 'Purposes'),
});
const newPurposes = createRoute({
  getParentRoute: () => purposes,
  path: 'new',
  component: lazyRouteComponent(() => import('./pages/settings/new-purpose.tsx'), 'NewPurpose'),
});
const keys = createRoute({
  getParentRoute: () => settings,
  path: 'keys',
  component: lazyRouteComponent(() => import('./pages/settings/keys.tsx'), 'Keys'),
});
const newKeys = createRoute({
  getParentRoute: () => keys,
  path: 'new',
  component: lazyRouteComponent(() => import('./pages/settings/new-key.tsx'), 'NewKey'),
});
const webhooks = createRoute({
  getParentRoute: () => settings,
  path: 'webhooks',
  component: lazyRouteComponent(() => import('./pages/settings/webhooks.tsx'), 'Webhooks'),
});
const newWebhooks = createRoute({
  getParentRoute: () => webhooks,
  path: 'new',
  component: lazyRouteComponent(() => import('./pages/settings/new-webhook.tsx'), 'NewWebhook'),
});
const ownRules = createRoute({
  getParentRoute: () => settings,
  path: 'rules',
  component: lazyRouteComponent(() => import('./pages/settings/rules.tsx'), 'Rules'),
});
const pack = createRoute({
  getParentRoute: () => ownRules,
  path: '$pack',
  component: lazyRouteComponent(() => import('./pages/settings/pack-panel.tsx'), 'PackPanel'),
});
const ownValues = createRoute({
  getParentRoute: () => settings,
  path: 'values',
  validateSearch: targetIn,
  component: lazyRouteComponent(() => import('./pages/settings/values/values-page.tsx'), 'ValuesPage'),
});
const registries = createRoute({
  getParentRoute: () => settings,
  path: 'registries',
  component: lazyRouteComponent(() => import('./pages/settings/registries.tsx'), 'Registries'),
});
const profile = createRoute({
  getParentRoute: () => settings,
  path: 'profile',
  component: lazyRouteComponent(() => import('./pages/settings/profile.tsx'), 'Profile'),
});
const pause = createRoute({
  getParentRoute: () => settings,
  path: 'pause',
  component: lazyRouteComponent(() => import('./pages/settings/pause.tsx'), 'Pause'),
});
const team = createRoute({
  getParentRoute: () => settings,
  path: 'team',
  component: lazyRouteComponent(() => import('./pages/settings/team.tsx'), 'Team'),
});
const newInvitation = createRoute({
  getParentRoute: () => team,
  path: 'new',
  component: lazyRouteComponent(() => import('./pages/settings/new-invitation.tsx'), 'NewInvitation'),
});
const member = createRoute({
  getParentRoute: () => team,
  path: '$id',
  component: lazyRouteComponent(() => import('./pages/settings/member-panel.tsx'), 'MemberPanel'),
});
const account = createRoute({
  getParentRoute: () => settings,
  path: 'account',
  component: lazyRouteComponent(() => import('./pages/settings/account.tsx'), 'Account'),
});
const changePassword = createRoute({
  getParentRoute: () => account,
  path: 'password',
  component: lazyRouteComponent(() => import('./pages/settings/change-password.tsx'), 'ChangePassword'),
});
const newSecondFactor = createRoute({
  getParentRoute: () => account,
  path: 'second-factor',
  component: lazyRouteComponent(() => import('./pages/settings/new-second-factor.tsx'), 'NewSecondFactor'),
});
const endSecondFactor = createRoute({
  getParentRoute: () => account,
  path: 'second-factor-off',
  component: lazyRouteComponent(() => import('./pages/settings/end-second-factor.tsx'), 'EndSecondFactor'),
});
const newPasskey = createRoute({
  getParentRoute: () => account,
  path: 'passkey',
  component: lazyRouteComponent(() => import('./pages/settings/new-passkey.tsx'), 'NewPasskey'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: 'audit',
  validateSearch: askedIn,
  component: lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
});

const rule = createRoute({
  getParentRoute: () => root,
  path: 'rules/$rule',
  component: lazyRouteComponent(() => import('./pages/rule/rule-page.tsx'), 'RulePage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: 'invitation',
  component: lazyRouteComponent(() => import('./pages/links/invitation-page.tsx'), 'InvitationPage'),
});
const newPassword = createRoute({
  getParentRoute: () => root,
  path: 'new-password',
  component: lazyRouteComponent(() => import('./pages/links/new-password-page.tsx'), 'NewPasswordPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    inbox.addChildren([conversation]),
    needs.addChildren([
      doubts.addChildren([doubt]),
      requests.addChildren([request]),
      unclear,
      deliveries,
      changedHands,
    ]),
    people,
    person,
    decisions,
    decision,
    messages,
    consents,
    settings.addChildren([
      senders.addChildren([newSenders, sender]),
      purposes.addChildren([newPurposes]),
      keys.addChildren([newKeys]),
      webhooks.addChildren([newWebhooks]),
      ownRules.addChildren([pack]),
      ownValues,
      registries,
      profile,
      pause,
      team.addChildren([newInvitation, member]),
      account.addChildren([changePassword, newSecondFactor, endSecondFactor, newPasskey]),
    ]),
    audit,
    rule,
    invitation,
    newPassword,
  ]),
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
