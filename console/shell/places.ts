// The places of the navigation, and the keys that lead there. Only what works is here.

import type { IconName } from '../parts/icon.tsx';
import type { Key } from '../text/keys.ts';

export const places = [
  { to: '/needs/doubts', within: '/needs', word: 'nav.needs', icon: 'bell', key: 'n' },
] as const satisfies readonly { to: string; within: string; word: Key; icon: IconName; key: string }[];
