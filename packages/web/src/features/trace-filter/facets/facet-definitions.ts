import { FILTER_KEYS } from '../filter-keys.ts';

/** A field whose values stand in the sidebar. */
export interface FacetDefinition {
  /** Heading above it, where it is one of many of a kind. */
  readonly group?: string;
  /** As filters write it. */
  readonly key: string;
  readonly title: string;
  /** Until the reader chooses otherwise. */
  readonly isOpen: boolean;
}

/** In the order of how often people ask for them. */
export const FACETS: readonly FacetDefinition[] = [
  { key: FILTER_KEYS.state, title: 'State', isOpen: true },
  { key: FILTER_KEYS.error, title: 'Error', isOpen: true },
  { key: FILTER_KEYS.model, title: 'Model', isOpen: true },
  { key: FILTER_KEYS.framework, title: 'Framework', isOpen: true },
  { key: FILTER_KEYS.type, title: 'Span type', isOpen: true },
  { key: FILTER_KEYS.name, title: 'Trace name', isOpen: false },
  { key: FILTER_KEYS.session, title: 'Session', isOpen: false },
  { key: FILTER_KEYS.user, title: 'User', isOpen: false },
  { key: FILTER_KEYS.service, title: 'Service', isOpen: false },
  { key: FILTER_KEYS.provider, title: 'Provider', isOpen: false },
  { key: FILTER_KEYS.environment, title: 'Environment', isOpen: false },
  { key: FILTER_KEYS.release, title: 'Release', isOpen: false },
];
