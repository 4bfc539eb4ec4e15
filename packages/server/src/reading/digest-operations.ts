import { AppError } from '@gander/core/errors';
import { parseTraceId, type TraceId } from '@gander/core/ids';
import { type SpanDigest, toSpanDigest } from '@gander/core/trace/span-digest';
import type { Store } from '@gander/store/store';

import { listSpanLines } from './list-span-lines.ts';
import { readNormalizedSpans } from './read-normalized-spans.ts';
import type { RouteQuery, RouteResponse } from './reading-methods.ts';
import { requireTraceId } from './require-span-address.ts';
import { resolveTraceId } from './resolve-trace-id.ts';
import type { TraceLogs } from './trace-logs.ts';

/** More are neither drawn nor compared word by word. */
const MAX_SPANS = 5000;

export interface DigestDeps extends Pick<Store, 'traces'> {
  readonly traceLogs: TraceLogs;
}

/** The routes of `digest-routes.ts`. */
export function createDigestOperations(deps: DigestDeps) {
  return {
    async listSpanDigests({ traceId: given = '' }: Readonly<Record<string, string>>) {
      const parsed = parseTraceId(given);
      if (parsed === undefined) throw new AppError('invalid_argument', 'A trace id has 1 to 250 characters.');
      return listDigests(deps, await resolveTraceId(deps.traces, given, parsed));
    },
    async listSpanLines(params: Readonly<Record<string, string>>, { ids }: RouteQuery<'listSpanLines'>) {
      const traceId = await resolveTraceId(deps.traces, params['traceId'], requireTraceId(params));
      return listSpanLines(deps, { traceId, ids });
    },
  };
}

async function listDigests(
  { traces, traceLogs }: DigestDeps,
  traceId: TraceId,
): Promise<RouteResponse<'listSpanDigests'>> {
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
    logs: await traceLogs.open(traceId),
    onSpan(record, normalized) {
      items.push(toSpanDigest(record, normalized));
    },
  });
  return { items, isComplete: isRead && nextCursor === null };
}
