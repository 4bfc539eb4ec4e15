import type { TraceSummary } from '@gander/core/trace-summary';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page, PageRequest } from '../page.ts';
import { TRACE_SUMMARY_COLUMNS } from '../rows/trace-row.ts';
import { toBigInt } from '../schema/int64.ts';
import type { SessionAddress } from '../session-store.ts';
import { decodeCursor } from './cursor.ts';
import { toSummaries } from './read-summaries.ts';
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
    .select(['trace_key', ...TRACE_SUMMARY_COLUMNS])
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
  const found = toPage(await query.execute(), page.limit, (last) => ({
    kind: 'turns',
    number: toBigInt(last.start_unix_nano),
    text: last.trace_id,
  }));
  return { items: await toSummaries(db, found.items), nextCursor: found.nextCursor };
}
