import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TraceFacet } from '../trace-facet-store.ts';
import { readAttributeSample } from './read-attribute-sample.ts';
import type { FacetReading } from './read-facet.ts';
import { toFacet } from './to-facet.ts';

/** Values of an attribute of spans, in the newest traces. */
export async function countAttributeValues(
  db: SqlExecutor,
  { request, matching }: FacetReading,
  key: string,
): Promise<TraceFacet> {
  const { byKey, sampleSize, isComplete } = await readAttributeSample(db, matching);
  return toFacet(byKey.get(key)?.values ?? new Map(), request, isComplete ? null : sampleSize);
}
