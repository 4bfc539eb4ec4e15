import type { TraceId } from '@gander/core/ids';
import type { LogJoin } from '@gander/core/logs/join-logs';
import type { SpanRecord } from '@gander/core/span-record';
import { findFailedExecution } from '@gander/core/trace/infer-from-families';
import type { SpanError } from '@gander/core/translate/normalized-span';
import { translateSpan } from '@gander/core/translate/translate-span';
import type { TraceStore } from '@gander/store/trace-store';

import { readSpan } from './read-span.ts';

/** A run of a tool stands right behind its call. */
const NEIGHBOURS = 2_000;

export interface FailedSpan {
  readonly traceId: TraceId;
  readonly record: SpanRecord;
  readonly logs: LogJoin;
}

/** Why a tool failed of which only the span below it says so; `undefined` for any other span. */
export async function findErrorBelow(
  traces: Pick<TraceStore, 'listSpans' | 'findSpanChunk'>,
  { traceId, record, logs }: FailedSpan,
): Promise<SpanError | undefined> {
  if (record.type !== 'TOOL' || record.status !== 'ERROR') return undefined;
  const { items } = await traces.listSpans(traceId, { limit: NEIGHBOURS });
  const failed = findFailedExecution(record, items);
  const chunk = failed && (await traces.findSpanChunk(traceId, failed.spanId));
  if (failed === undefined || chunk === undefined) return undefined;
  return readSpan(chunk.bytes, failed.spanId, (span) => translateSpan(logs.join(span)).error);
}
