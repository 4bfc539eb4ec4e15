import { AppError } from '@gander/core/errors';
import { parseTraceId, type TraceId } from '@gander/core/ids';
import { createLogJoin } from '@gander/core/logs/join-logs';
import { type SpanDigest, toSpanDigest } from '@gander/core/trace/span-digest';
import type { Store } from '@gander/store/store';
import type { TraceStore } from '@gander/store/trace-store';

import { decodeLogs } from '../log-joining/decode-logs.ts';
import { readNormalizedSpans } from './read-normalized-spans.ts';
import type { RouteResponse } from './reading-methods.ts';
import { resolveTraceId } from './resolve-trace-id.ts';

/** More are neither drawn nor compared word by word. */
const MAX_SPANS = 5000;

/** The routes of `digest-routes.ts`. */
export function createDigestOperations({ traces }: Pick<Store, 'traces'>) {
  return {
    async listSpanDigests({ traceId: given = '' }: Readonly<Record<string, string>>) {
      const parsed = parseTraceId(given);
      if (parsed === undefined) throw new AppError('invalid_argument', 'A trace id has 1 to 250 characters.');
      return listDigests(traces, await resolveTraceId(traces, given, parsed));
    },
  };
}

async function listDigests(traces: TraceStore, traceId: TraceId): Promise<RouteResponse<'listSpanDigests'>> {
  const { items: records, nextCursor } = await traces.listSpans(traceId, { limit: MAX_SPANS, cursor: undefined });
  if (records.length === 0 && (await traces.findTrace(traceId)) === undefined) {
    throw new AppError('not_found', `There is no trace ${traceId}. It may not have arrived yet, or it was deleted.`, {
      traceId,
    });
  }
  const items: SpanDigest[] = [];
  const isRead = await readNormalizedSpans(traces, {
    traceId,
    records,
    logs: createLogJoin(decodeLogs(await traces.readLogChunks(traceId))),
    onSpan(record, normalized) {
      items.push(toSpanDigest(record, normalized));
    },
  });
  return { items, isComplete: isRead && nextCursor === null };
}
