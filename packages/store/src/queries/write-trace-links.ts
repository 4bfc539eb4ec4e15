import type { RunId, TraceId } from '@gander/core/ids';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { PromptVersion } from '../trace-info-store.ts';

export interface RunLinks {
  readonly runId: RunId;
  readonly traceIds: readonly TraceId[];
}

/** Links that are there already are passed over. */
export async function writeRunLinks(trx: SqlExecutor, dialect: Dialect, { runId, traceIds }: RunLinks): Promise<void> {
  if (traceIds.length === 0) return;
  const rows = traceIds.map((traceId) => ({ run_id: runId, trace_id: traceId }));
  await dialect.skipDuplicates(trx.insertInto('trace_runs').values(rows)).execute();
}

export interface PromptLinks {
  readonly traceId: TraceId;
  readonly prompts: readonly PromptVersion[];
}

const ROWS_PER_INSERT = 100;

/** Links that are there already are passed over. */
export async function writePromptLinks(
  trx: SqlExecutor,
  dialect: Dialect,
  { traceId, prompts }: PromptLinks,
): Promise<void> {
  const rows = prompts.map(({ name, version }) => ({ prompt_name: name, prompt_version: version, trace_id: traceId }));
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const slice = rows.slice(start, start + ROWS_PER_INSERT);
    await dialect.skipDuplicates(trx.insertInto('trace_prompts').values(slice)).execute();
  }
}
