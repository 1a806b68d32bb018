// The places of the navigation, and the keys that lead there. Only what works is here, and each person
// sees what their role opens.

import type { IconName } from '../parts/icon.tsx';
import type { Key } from '../text/keys.ts';

export const places = [
  { to: '/', within: '/', word: 'home.title', icon: 'home', key: 'h', scope: 'messages:read' },
  { to: '/inbox', within: '/inbox', word: 'nav.inbox', icon: 'message', key: 'i', scope: 'conversations:read' },
  { to: '/messages', within: '/messages', word: 'messages.title', icon: 'sent', key: 'm', scope: 'messages:read' },
  { to: '/decisions', within: '/decisions', word: 'nav.decisions', icon: 'scales', key: 'd', scope: 'decisions:read' },
  { to: '/needs/doubts', within: '/needs', word: 'nav.needs', icon: 'bell', key: 'n', scope: 'requests:read' },
  { to: '/people', within: '/people', word: 'nav.people', icon: 'person', key: 'p', scope: 'contacts:read' },
  { to: '/consents', within: '/consents', word: 'nav.consents', icon: 'agreed', key: 'c', scope: 'consents:read' },
  { to: '/audit', within: '/audit', word: 'nav.audit', icon: 'list', key: 'a', scope: 'audit:read' },
  {
    to: '/settings/senders',
    within: '/settings',
    word: 'nav.settings',
    icon: 'settings',
    key: 's',
    scope: 'senders:read',
  },
] as const satisfies readonly { to: string; within: string; word: Key; icon: IconName; key: string; scope: string }[];

const openPlaces = ['/invitation', '/new-password'];

/** Whether a page is for everybody who has its link: it stands outside of the frame. */
export function isOpenPlace(pathname: string): boolean {
  return openPlaces.includes(pathname);
}

/** Whether a page belongs to a place; to the first page only itself does. */
export function isWithin(pathname: string, within: string): boolean {
  return within === '/' ? pathname === '/' : pathname.startsWith(within);
}
