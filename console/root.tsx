// The route that all pages stand under: the frame, and what stands in it where a page is not there or broken.

import { createRootRoute } from '@tanstack/react-router';
import { Broken } from './shell/broken.tsx';
import { NothingHere } from './shell/nothing-here.tsx';
import { Shell } from './shell/shell.tsx';

export const root = createRootRoute({ component: Shell, notFoundComponent: NothingHere, errorComponent: Broken });
