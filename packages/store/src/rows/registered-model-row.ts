import type { Selectable } from 'kysely';

import type { RegisteredModelsTable } from '../schema/registry-tables.ts';

export const REGISTERED_MODEL_COLUMNS = [
  'registered_models.model_key',
  'registered_models.name',
  'registered_models.description',
  'registered_models.last_version',
  'registered_models.creation_time_ms',
  'registered_models.last_update_time_ms',
] as const;

export type RegisteredModelRow = Selectable<RegisteredModelsTable>;
