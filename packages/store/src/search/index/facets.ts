import { hashWhole } from '@gander/core/search-text/hash-words';

/** Columns of spans whose values are indexed. */
export const FACETS = ['name', 'type', 'status', 'model', 'provider'] as const;

export type Facet = (typeof FACETS)[number];

/** The distinct values of each facet in a segment; `null` when there are too many to be listed. */
export type FacetValues = Readonly<Record<Facet, readonly string[] | null>>;

/** A name with an id in it is different every time: beyond this many nothing is gained by looking at each. */
const MAX_LISTED = 500;
const MAX_LENGTH = 200;

/** The hash under which the documents with this value are listed. */
export function hashFacet(facet: Facet, value: string): number {
  return hashWhole(facet, value);
}

/** Facets that filters ask for together, of one span. */
const PAIRS = [
  ['name', 'type'],
  ['name', 'status'],
  ['type', 'status'],
] as const satisfies readonly (readonly [Facet, Facet])[];

/** What a span is, as far as it is known or asked for. */
export type KnownFacets = Readonly<Partial<Record<Facet, string | null>>>;

/**
 * The hashes under which the documents with a span of both values are listed: each value alone may be in every trace, and
 * the two on one span in none.
 */
export function listPairHashes(facets: KnownFacets): readonly number[] {
  return PAIRS.flatMap(([first, second]) => {
    const [one, other] = [facets[first], facets[second]];
    return typeof one === 'string' && typeof other === 'string'
      ? hashWhole(`${first} ${second}`, `${one}\u0001${other}`)
      : [];
  });
}

/** Gathers the values of one segment. */
export class FacetCollector {
  readonly #values: Readonly<Record<Facet, Set<string>>> = {
    name: new Set(),
    type: new Set(),
    status: new Set(),
    model: new Set(),
    provider: new Set(),
  };
  readonly #isTooMany = new Set<Facet>();

  add(facet: Facet, value: string): void {
    const values = this.#values[facet];
    if (value.length > MAX_LENGTH || values.size === MAX_LISTED) this.#isTooMany.add(facet);
    else values.add(value);
  }

  encode(): string {
    const listed = FACETS.map((facet) => [facet, this.#isTooMany.has(facet) ? null : [...this.#values[facet]]]);
    return JSON.stringify(Object.fromEntries(listed));
  }
}

/** As {@link FacetCollector.encode} wrote it. */
export function decodeFacets(json: string): FacetValues {
  return JSON.parse(json) as FacetValues;
}
