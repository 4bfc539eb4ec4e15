import { FILTER_KEYS } from '../filter-keys.ts';
import { COST_RANGE, LATENCY_RANGE, type RangeDefinition, TOKEN_RANGE } from './range/range-definition.ts';

/** A field whose values stand in the sidebar. */
export interface FacetDefinition {
  /** Heading above it, where it is one of many of a kind. */
  readonly group?: string;
  /** As filters write it. */
  readonly key: string;
  readonly title: string;
  /** Until the reader chooses otherwise. */
  readonly isOpen: boolean;
  /** A number, of which a range is chosen; absent for what has values to choose from. */
  readonly range?: RangeDefinition;
}

/** In the order of how often people ask for them. */
export const FACETS: readonly FacetDefinition[] = [
  { key: FILTER_KEYS.state, title: 'State', isOpen: true },
  { key: FILTER_KEYS.durationMs, title: 'Latency', isOpen: true, range: LATENCY_RANGE },
  { key: FILTER_KEYS.error, title: 'Error message', isOpen: true },
  { key: FILTER_KEYS.model, title: 'Model', isOpen: true },
  { key: FILTER_KEYS.framework, title: 'Framework', isOpen: true },
  { key: FILTER_KEYS.type, title: 'Span type', isOpen: true },
  { key: FILTER_KEYS.totalTokens, title: 'Tokens', isOpen: false, range: TOKEN_RANGE },
  { key: FILTER_KEYS.costUsd, title: 'Cost', isOpen: false, range: COST_RANGE },
  { key: FILTER_KEYS.name, title: 'Trace name', isOpen: false },
  { key: FILTER_KEYS.session, title: 'Session', isOpen: false },
  { key: FILTER_KEYS.user, title: 'User', isOpen: false },
  { key: FILTER_KEYS.service, title: 'Service', isOpen: false },
  { key: FILTER_KEYS.provider, title: 'Provider', isOpen: false },
  { key: FILTER_KEYS.environment, title: 'Environment', isOpen: false },
  { key: FILTER_KEYS.release, title: 'Release', isOpen: false },
];
