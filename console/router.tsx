// Every page of the console and its URL; a page is loaded when it is opened. A new page is one line here.

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shownIn } from './pages/needs/shown.ts';
import { Broken } from './shell/broken.tsx';
import { NothingHere } from './shell/nothing-here.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NothingHere, errorComponent: Broken });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/needs/doubts' });
  },
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

const person = createRoute({
  getParentRoute: () => root,
  path: 'people/$id',
  component: lazyRouteComponent(() => import('./pages/people/person-page.tsx'), 'PersonPage'),
});

const rule = createRoute({
  getParentRoute: () => root,
  path: 'rules/$rule',
  component: lazyRouteComponent(() => import('./pages/rule/rule-page.tsx'), 'RulePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    needs.addChildren([doubts.addChildren([doubt]), requests.addChildren([request]), unclear, deliveries]),
    person,
    rule,
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
