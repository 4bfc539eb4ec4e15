import type { GanderClient } from '@gander/api/gander/client';
import type { MlflowClient } from '@gander/api/mlflow/mlflow-client';
import { createContext, useContext } from 'react';

import type { ConnectionStore } from '../features/live/connection-store.ts';

/** What every page works with; made once in `main.tsx`. */
export interface Gander {
  readonly client: GanderClient;
  /** The MLflow REST API, for what it can do already. Its code comes when it is first needed. */
  readonly loadMlflow: () => Promise<MlflowClient>;
  readonly connection: ConnectionStore;
  /** The page is a saved file: nothing can be changed, nobody can be asked, and there are no other pages. */
  readonly isReadOnly?: boolean;
}

export const GanderContext = createContext<Gander | undefined>(undefined);

export function useGander(): Gander {
  const gander = useContext(GanderContext);
  if (gander === undefined) throw new Error('useGander outside of GanderContext.');
  return gander;
}
