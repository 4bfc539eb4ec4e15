import type { FoundPlacesBody } from '@gander/api/gander/trace-content-schemas';

const LABELS = [
  ['inputs', 'input'],
  ['outputs', 'output'],
  ['events', 'events'],
  ['error', 'error'],
] as const satisfies readonly (readonly [keyof FoundPlacesBody, string])[];

/**
 * Where a text is in a span, short: `input ×2, output`. Of attributes only where it is nowhere else, since most of what
 * people read comes from one. Nothing for a text that is only in the name, which is marked.
 */
export function toPlacesText(places: FoundPlacesBody): string {
  const parts = LABELS.filter(([place]) => places[place] > 0).map(([place, label]) => toPart(label, places[place]));
  if (parts.length === 0 && places.attributes > 0) return toPart('attributes', places.attributes);
  return parts.join(', ');
}

function toPart(label: string, count: number): string {
  return count === 1 ? label : `${label} ×${count}`;
}
