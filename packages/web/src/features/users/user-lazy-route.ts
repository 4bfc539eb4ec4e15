import { createLazyRoute } from '@tanstack/react-router';

import { UserPage } from './UserPage.tsx';

/** In a chunk of its own. */
export const userLazyRoute = createLazyRoute('/experiments/$experimentId/user')({ component: UserPage });
