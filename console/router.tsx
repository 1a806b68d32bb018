// Every page of the console and its URL; a page is loaded when it is opened. A new page is one line here.

import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { type May, type ReadAhead, readAhead } from './api/queries.ts';
import { askedIn } from './pages/audit/asked.ts';
import { eventFilterIn } from './pages/consents/filter.ts';
import { filterIn } from './pages/decision/filter.ts';
import { readInboxAhead } from './pages/inbox/list/use-conversations.ts';
import { inboxShownIn } from './pages/inbox/shown.ts';
import { messageFilterIn } from './pages/messages/filter.ts';
import { shownIn } from './pages/needs/shown.ts';
import { peopleSearchIn } from './pages/people/filters.ts';
import { root } from './root.tsx';
import { settingsRoutes } from './settings-routes.tsx';

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
  staticData: { readAhead: (search, may) => readInboxAhead(inboxShownIn(search), may) },
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
    settingsRoutes,
    audit,
    rule,
    invitation,
    newPassword,
  ]),
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
});

/** Fetches the parts of the page that the URL asks for, so that they are there when the router draws it first. */
export async function fetchPage(): Promise<void> {
  await Promise.allSettled(routesHere().map(route => router.loadRouteChunk(route)));
}

/** Reads what the page that the URL asks for shows first, for somebody who may do so much. */
export async function readPageAhead(may: May): Promise<void> {
  const { search } = router.latestLocation;
  await Promise.all([
    may('messages:read') ? readAhead('readPause', {}) : undefined,
    ...routesHere().map(route => route.options.staticData?.readAhead?.(search, may)),
  ]);
}

function routesHere() {
  return router.getMatchedRoutes(router.latestLocation.pathname)[0];
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    readAhead?: ReadAhead;
  }
}
