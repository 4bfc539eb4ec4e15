import type { SqlConnection } from '../dialects/sql-connection.ts';
import { findMatching } from '../facets/find-matching.ts';
import { readCallFigures } from '../figures/read-call-figures.ts';
import { readTraceSeries } from '../figures/read-trace-series.ts';
import type { TraceFigureStore } from '../trace-figure-store.ts';

/** Adds up what a SQL database knows about the traces that match. */
export function createTraceFigureStore(connection: SqlConnection): TraceFigureStore {
  const { dialect } = connection;
  return {
    readSeries: (filter, bucketCount) =>
      connection.read(async (db) => {
        const matching = await findMatching(db, { filter, dialect });
        return readTraceSeries(db, { filter, bucketCount, matching });
      }),
    readCalls: (filter, bucketCount) =>
      connection.read(async (db) => {
        const matching = await findMatching(db, { filter, dialect });
        return readCallFigures(db, { filter, bucketCount, matching });
      }),
  };
}
