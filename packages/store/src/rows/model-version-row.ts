import type { KeyValue } from '@gander/core/key-value';
import { MODEL_STAGES, type ModelVersion } from '@gander/core/model-version';
import type { Selectable } from 'kysely';

import type { ModelVersionsTable } from '../schema/registry-tables.ts';

export const MODEL_VERSION_COLUMNS = [
  'model_versions.model_key',
  'model_versions.version',
  'model_versions.description',
  'model_versions.source',
  'model_versions.storage_location',
  'model_versions.run_id',
  'model_versions.run_link',
  'model_versions.model_id',
  'model_versions.stage',
  'model_versions.creation_time_ms',
  'model_versions.last_update_time_ms',
] as const;

/** A version with the name of its model. */
export interface ModelVersionRow extends Selectable<ModelVersionsTable> {
  readonly name: string;
}

/** A row as the value that the rest of Gander knows. */
export function toModelVersion(row: ModelVersionRow, tags: readonly KeyValue[]): ModelVersion {
  return {
    name: row.name,
    version: Number(row.version),
    description: row.description,
    source: row.source,
    storageLocation: row.storage_location,
    runId: row.run_id,
    runLink: row.run_link,
    modelId: row.model_id,
    stage: MODEL_STAGES.find((stage) => stage === row.stage) ?? 'None',
    creationTimeMs: Number(row.creation_time_ms),
    lastUpdateTimeMs: Number(row.last_update_time_ms),
    tags,
  };
}
