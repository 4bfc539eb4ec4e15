import { createLazyRoute } from '@tanstack/react-router';

import { TracePage } from './TracePage.tsx';

/** The trace page and all it needs, in a chunk of its own. */
export const traceLazyRoute = createLazyRoute('/experiments/$experimentId/traces/$traceId')({ component: TracePage });
