import type { SqlConnection } from '../dialects/sql-connection.ts';
import { findMatching } from '../facets/find-matching.ts';
import { readAttributeSample } from '../facets/read-attribute-sample.ts';
import { readDistribution } from '../facets/read-distribution.ts';
import { readFacet } from '../facets/read-facet.ts';
import { readHistogram } from '../facets/read-histogram.ts';
import type { TraceFacet, TraceFacetStore } from '../trace-facet-store.ts';

/** Counts what a SQL database knows about the traces that match. */
export function createTraceFacetStore(connection: SqlConnection): TraceFacetStore {
  const { dialect } = connection;
  return {
    readFacets: (filter, requests) =>
      connection.read(async (db) => {
        const matching = await findMatching(db, { filter, dialect });
        const facets: TraceFacet[] = [];
        for (const request of requests) facets.push(await readFacet(db, { request, matching, dialect }));
        return facets;
      }),
    readDistribution: (filter, number) =>
      connection.read(async (db) =>
        readDistribution(db, { matching: await findMatching(db, { filter, dialect }), number }),
      ),
    readHistogram: (filter, bucketCount) =>
      connection.read(async (db) => {
        const matching = await findMatching(db, { filter, dialect });
        return readHistogram(db, { filter, bucketCount, matching });
      }),
    listSpanAttributes: (filter) =>
      connection.read(async (db) => {
        const sample = await readAttributeSample(db, await findMatching(db, { filter, dialect }));
        return [...sample.byKey].toSorted(([, left], [, right]) => right.count - left.count).map(([key]) => key);
      }),
  };
}
