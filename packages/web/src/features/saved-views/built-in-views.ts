import type { SavedView } from './saved-view.ts';

/** The list as it is: newest first, nothing left out. */
export const ALL_TRACES: SavedView = { id: 'all', name: 'All traces', search: {} };

/** What everybody looks for. They cannot be changed, only copied. */
export const BUILT_IN_VIEWS: readonly SavedView[] = [
  ALL_TRACES,
  { id: 'errors', name: 'Failed', search: { filter: "status = 'ERROR'" } },
  { id: 'failed-spans', name: 'With failed spans', search: { filter: 'error_count > 0' } },
  { id: 'slow', name: 'Slowest first', search: { sort: '-latency' } },
  { id: 'expensive', name: 'Most expensive first', search: { sort: '-cost' } },
];

export function isBuiltIn(id: string): boolean {
  return BUILT_IN_VIEWS.some((view) => view.id === id);
}
