import type { GanderClient } from '@gander/api/gander/client';
import { createContext, useContext } from 'react';

import type { ConnectionStore } from '../features/live/connection-store.ts';

/** What every page works with; made once in `main.tsx`. */
export interface Gander {
  readonly client: GanderClient;
  readonly connection: ConnectionStore;
}

export const GanderContext = createContext<Gander | undefined>(undefined);

export function useGander(): Gander {
  const gander = useContext(GanderContext);
  if (gander === undefined) throw new Error('useGander outside of GanderContext.');
  return gander;
}
