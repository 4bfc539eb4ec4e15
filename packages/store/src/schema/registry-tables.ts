import type { GeneratedSqlInteger, SqlInteger } from './sql-integer.ts';

export interface RegisteredModelsTable {
  /** Local key: a model can be renamed, and what hangs on it does not notice. */
  model_key: GeneratedSqlInteger;
  name: string;
  description: string;
  /** The greatest number that a version has ever had. */
  last_version: SqlInteger;
  creation_time_ms: SqlInteger;
  last_update_time_ms: SqlInteger;
}

export interface ModelVersionsTable {
  model_key: SqlInteger;
  /** 1, 2, 3 … */
  version: SqlInteger;
  description: string;
  source: string;
  storage_location: string;
  run_id: string;
  run_link: string;
  model_id: string | null;
  stage: string;
  creation_time_ms: SqlInteger;
  last_update_time_ms: SqlInteger;
}

export interface RegistryTagsTable {
  model_key: SqlInteger;
  /** 0 for a tag of the model itself. */
  version: SqlInteger;
  /** 1, 2, 3 …: shown in the order in which they came. */
  tag_no: SqlInteger;
  tag_key: string;
  tag_value: string;
}

export interface ModelAliasesTable {
  model_key: SqlInteger;
  alias: string;
  version: SqlInteger;
}

export interface RegistryTables {
  registered_models: RegisteredModelsTable;
  model_versions: ModelVersionsTable;
  registry_tags: RegistryTagsTable;
  model_aliases: ModelAliasesTable;
}
