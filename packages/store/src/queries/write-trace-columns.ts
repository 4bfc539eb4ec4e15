import { CompiledQuery } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TraceColumns } from '../rows/trace-columns.ts';

export interface TraceUpdate {
  readonly traceKey: bigint;
  readonly columns: TraceColumns;
}

/** Changes a trace that exists; columns that are not named stay as they are. */
export type WriteTraceColumns = (trx: SqlExecutor, update: TraceUpdate) => Promise<void>;

/** Prepares the update. Writes name the same few sets of columns again and again, and each is compiled once. */
export function createWriteTraceColumns(): WriteTraceColumns {
  const compiled = new Map<string, string>();
  return async function writeTraceColumns(trx, { traceKey, columns }) {
    const names = Object.keys(columns).join();
    let sql = compiled.get(names);
    if (sql === undefined) {
      sql = trx.updateTable('traces').set(columns).where('trace_key', '=', traceKey).compile().sql;
      compiled.set(names, sql);
    }
    // Kysely binds every value, null as well, in the order of the columns.
    await trx.executeQuery(CompiledQuery.raw(sql, [...Object.values(columns), traceKey]));
  };
}
