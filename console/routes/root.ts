// The route that every page lies under: the frame, and what stands in it where there is no page or the page broke.

import { createRootRoute } from '@tanstack/react-router';
import { Broken } from '../shell/broken.tsx';
import { NothingHere } from '../shell/nothing-here.tsx';
import { Shell } from '../shell/shell.tsx';

export const root = createRootRoute({ component: Shell, notFoundComponent: NothingHere, errorComponent: Broken });
