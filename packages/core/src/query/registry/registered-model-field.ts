/** What a filter of registered models can name. */
export type RegisteredModelField =
  | { readonly entity: 'attribute'; readonly key: 'name' }
  | { readonly entity: 'tag'; readonly key: string };

/** What they can be ordered by. */
export type RegisteredModelSortField = 'name' | 'last_updated_timestamp';
