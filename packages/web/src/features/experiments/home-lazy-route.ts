import { createLazyRoute } from '@tanstack/react-router';

import { HomePage } from './HomePage.tsx';

/** All experiments, in a chunk of their own. */
export const homeLazyRoute = createLazyRoute('/')({ component: HomePage });
