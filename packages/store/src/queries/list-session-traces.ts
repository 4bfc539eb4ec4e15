import type { TraceSummary } from '@gander/core/trace-summary';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page, PageRequest } from '../page.ts';
import { toTraceSummary, TRACE_SUMMARY_COLUMNS } from '../rows/trace-row.ts';
import type { SessionAddress } from '../session-store.ts';
import { decodeCursor } from './cursor.ts';
import { toPage, toRowLimit } from './to-page.ts';

export interface ListSessionTracesRequest {
  readonly address: SessionAddress;
  readonly page: PageRequest;
}

/** Oldest start first, then by id; a walk up the index `traces_by_session`. */
export async function listSessionTraces(
  db: SqlExecutor,
  { address, page }: ListSessionTracesRequest,
): Promise<Page<TraceSummary>> {
  let query = db
    .selectFrom('traces')
    .select(TRACE_SUMMARY_COLUMNS)
    .where('experiment_id', '=', Number(address.experimentId))
    .where('session_id', '=', address.sessionId)
    .orderBy('start_unix_nano')
    .orderBy('trace_id')
    .limit(toRowLimit(page.limit));
  if (page.cursor !== undefined) {
    const after = decodeCursor('turns', page.cursor);
    query = query
      // The first condition alone bounds the walk through the index; the second breaks ties.
      .where('start_unix_nano', '>=', after.number)
      .where((eb) => eb.or([eb('start_unix_nano', '>', after.number), eb('trace_id', '>', after.text)]));
  }
  const rows = await query.execute();
  return toPage(rows.map(toTraceSummary), page.limit, (last) => ({
    kind: 'turns',
    number: last.startUnixNano,
    text: last.traceId,
  }));
}
