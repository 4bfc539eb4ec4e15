/** What a filter of experiments can name. */
export type ExperimentField =
  | { readonly entity: 'attribute'; readonly key: Exclude<ExperimentAttribute, 'experiment_id'> }
  | { readonly entity: 'tag'; readonly key: string };

/** What they can be ordered by. */
export const EXPERIMENT_ATTRIBUTES = ['name', 'experiment_id', 'creation_time', 'last_update_time'] as const;

export type ExperimentAttribute = (typeof EXPERIMENT_ATTRIBUTES)[number];
