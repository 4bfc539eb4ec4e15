import { createLazyRoute } from '@tanstack/react-router';

import { SessionListPage } from './SessionListPage.tsx';

/** In a chunk of its own. */
export const sessionListLazyRoute = createLazyRoute('/experiments/$experimentId/sessions')({
  component: SessionListPage,
});
