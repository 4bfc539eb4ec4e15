import { z } from 'zod';

import type { MlflowRouteTable } from './mlflow-route.ts';
import { text } from './wire/fields.ts';

export const serverRoutes = {
  getServerInfo: {
    methods: ['GET'],
    version: '3.0',
    path: '/server-info',
    surface: 'everywhere',
    effect: 'read',
    request: z.object({}),
    response: z.object({ store_type: text, workspaces_enabled: z.boolean() }),
  },
} as const satisfies MlflowRouteTable;
