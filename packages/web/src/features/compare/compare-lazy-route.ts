import { createLazyRoute } from '@tanstack/react-router';

import { ComparePage } from './ComparePage.tsx';

/** The comparison of two traces, in a chunk of its own. */
export const compareLazyRoute = createLazyRoute('/experiments/$experimentId/compare')({ component: ComparePage });
