/** What a filter or an order of runs can name. */
export type RunField =
  | { readonly entity: 'attribute'; readonly key: RunAttribute }
  | { readonly entity: 'metric'; readonly key: string }
  | { readonly entity: 'param'; readonly key: string }
  | { readonly entity: 'tag'; readonly key: string }
  | { readonly entity: 'dataset'; readonly key: DatasetAttribute };

/** Runs have many datasets: they are not ordered by them. */
export type RunSortField = Exclude<RunField, { readonly entity: 'dataset' }>;

export const RUN_ATTRIBUTES = [
  'run_id',
  'run_name',
  'user_id',
  'status',
  'artifact_uri',
  'start_time',
  'end_time',
] as const;

export type RunAttribute = (typeof RUN_ATTRIBUTES)[number];

export const DATASET_ATTRIBUTES = ['name', 'digest', 'context'] as const;

export type DatasetAttribute = (typeof DATASET_ATTRIBUTES)[number];
