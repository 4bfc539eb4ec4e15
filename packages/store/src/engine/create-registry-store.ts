import type { SqlConnection } from '../dialects/sql-connection.ts';
import type { RegistryStore } from '../registry-store.ts';
import { createModelVersionMethods } from './create-model-version-methods.ts';
import { createRegisteredModelMethods } from './create-registered-model-methods.ts';

export interface RegistryStoreDeps {
  readonly connection: SqlConnection;
  readonly nowMs: () => number;
}

/** The models and prompts of a SQL database. */
export function createRegistryStore(deps: RegistryStoreDeps): RegistryStore {
  return { ...createRegisteredModelMethods(deps), ...createModelVersionMethods(deps) };
}
