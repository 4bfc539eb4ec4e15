import type { FoundPlacesBody } from '@gander/api/gander/trace-content-schemas';

import type { SpanTab } from '../url.ts';

/** What the overview shows of a span. */
const OVERVIEW_PLACES = ['name', 'inputs', 'outputs', 'error'] as const satisfies readonly (keyof FoundPlacesBody)[];

/**
 * The tab of the span panel in which a match is seen: the one that is open, if it is there, else the first that has it.
 * Without places, which are not known yet, the reader's choice stays.
 */
export function toMatchTab(places: FoundPlacesBody | undefined, open: SpanTab = 'overview'): SpanTab {
  if (places === undefined || open === 'raw') return open;
  const tabs: SpanTab[] = [];
  if (OVERVIEW_PLACES.some((place) => places[place] > 0)) tabs.push('overview');
  if (places.attributes > 0) tabs.push('attributes');
  if (places.events > 0) tabs.push('events');
  return tabs.includes(open) ? open : (tabs[0] ?? open);
}
