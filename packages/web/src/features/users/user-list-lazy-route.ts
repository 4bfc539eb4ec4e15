import { createLazyRoute } from '@tanstack/react-router';

import { UserListPage } from './UserListPage.tsx';

/** In a chunk of its own. */
export const userListLazyRoute = createLazyRoute('/experiments/$experimentId/users')({ component: UserListPage });
