import { findFilterKey } from './edit/filter-key.ts';
import type { NamedField } from './require-named-field.ts';

/** What values can be counted of: a field that filters can name, or the names in use of what has names. */
export type FacetField = NamedField | { readonly of: 'names'; readonly entity: NamedEntity };

/** What people and programs give names to. */
export type NamedEntity = 'tag' | 'metadata' | 'feedback' | 'expectation';

const NAMES: ReadonlyMap<string, NamedEntity> = new Map([
  ['tags', 'tag'],
  ['metadata', 'metadata'],
  ['feedback', 'feedback'],
  ['expectation', 'expectation'],
]);

/** The field behind a key as filters write it, or behind `tags`, `metadata`, `feedback`, `expectation`; `undefined` when there is none. */
export function findFacetField(key: string): FacetField | undefined {
  const entity = NAMES.get(key.trim());
  return entity === undefined ? findFilterKey(key) : { of: 'names', entity };
}
