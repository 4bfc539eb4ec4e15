import { createLazyRoute } from '@tanstack/react-router';

import { TraceListPage } from './TraceListPage.tsx';

/** The list with its filters, table and panel, in a chunk of its own. */
export const traceListLazyRoute = createLazyRoute('/experiments/$experimentId/traces')({ component: TraceListPage });
