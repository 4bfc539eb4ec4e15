import { createLazyRoute } from '@tanstack/react-router';

import { SetUpPage } from './SetUpPage.tsx';

/** In a chunk of its own. */
export const setUpLazyRoute = createLazyRoute('/experiments/$experimentId/set-up')({ component: SetUpPage });
