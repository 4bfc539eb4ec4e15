/** What a filter of model versions can name. */
export type ModelVersionField =
  | { readonly entity: 'attribute'; readonly key: ModelVersionAttribute }
  | { readonly entity: 'tag'; readonly key: string };

export const MODEL_VERSION_ATTRIBUTES = ['name', 'version_number', 'run_id', 'source_path'] as const;

export type ModelVersionAttribute = (typeof MODEL_VERSION_ATTRIBUTES)[number];

export const MODEL_VERSION_SORT_FIELDS = [
  'name',
  'version_number',
  'creation_timestamp',
  'last_updated_timestamp',
] as const;

/** What they can be ordered by. */
export type ModelVersionSortField = (typeof MODEL_VERSION_SORT_FIELDS)[number];
