import { createLazyRoute } from '@tanstack/react-router';

import { SessionPage } from './SessionPage.tsx';

/** The page of a session with all that draws messages, in a chunk of its own. */
export const sessionLazyRoute = createLazyRoute('/experiments/$experimentId/session')({ component: SessionPage });
