import { AppError } from '@gander/core/errors';
import { type ExperimentId, parseSpanId, parseTraceId, type SpanId, type TraceId } from '@gander/core/ids';
import { createLogJoin } from '@gander/core/logs/join-logs';
import { toTraceJson } from '@gander/protocol/trace-json';
import type { Store } from '@gander/store/store';
import type { TraceFilter } from '@gander/store/trace-store';

import { decodeLogs } from '../log-joining/decode-logs.ts';
import { createChangingPriceBook } from '../pricing/changing-price-book.ts';
import { toReindexJobBody } from '../reindexing/to-reindex-job-body.ts';
import { decodeSpan, readSpan } from './read-span.ts';
import { findErrorBelow } from './find-error-below.ts';
import type { ReadingRouteName, RouteQuery, RouteResponse } from './reading-methods.ts';
import { readTraceChat } from './read-trace-chat.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { createSessionOperations } from './session-operations.ts';
import { resolveTraceId } from './resolve-trace-id.ts';
import { toLogRows } from './to-log-rows.ts';
import { toSpanDetail } from './to-span-detail.ts';
import { toSpanRowBody, toTraceSummaryBody } from './to-span-row-body.ts';

type Params = Readonly<Record<string, string>>;

export type ReadingOperations = {
  readonly [Name in ReadingRouteName]: (params: Params, query: RouteQuery<Name>) => Promise<RouteResponse<Name>>;
};

/** One function per reading route, from decoded parameters to the JSON body. Throws AppError for refusals. */
export function createReadingOperations(store: Store): ReadingOperations {
  const { experiments, traces, prices, reindexing } = store;
  const priceBook = createChangingPriceBook(prices);

  const findTraceId = (params: Params): Promise<TraceId> =>
    resolveTraceId(traces, params['traceId'], requireTraceId(params));

  return {
    async listExperiments(_params, page) {
      const { items, nextCursor } = await experiments.listExperiments(page);
      return {
        items: items.map((item) => ({ ...item, lastTraceUnixNano: item.lastTraceUnixNano?.toString() ?? null })),
        nextCursor,
      };
    },
    getExperiment: (params) => experiments.getExperiment(requireExperimentId(params)),
    async listTraces(params, { limit, cursor, ...filter }) {
      const experimentId = requireExperimentId(params);
      const { items, nextCursor } = await traces.listTraces(toFilter(experimentId, filter), { limit, cursor });
      if (items.length === 0) await experiments.getExperiment(experimentId);
      return { items: items.map(toTraceSummaryBody), nextCursor };
    },
    async countTraces(params, filter) {
      const experimentId = requireExperimentId(params);
      const counts = await traces.countTraces(toFilter(experimentId, filter));
      if (counts.total === 0) await experiments.getExperiment(experimentId);
      return { total: counts.total, byState: { ...counts.byState } };
    },
    ...createSessionOperations(store),
    async getTrace(params) {
      const traceId = await findTraceId(params);
      return toTraceSummaryBody((await traces.findTrace(traceId)) ?? refuseTrace(traceId));
    },
    async listSpans(params, page) {
      const traceId = await findTraceId(params);
      const { items, nextCursor } = await traces.listSpans(traceId, page);
      if (items.length === 0 && (await traces.findTrace(traceId)) === undefined) refuseTrace(traceId);
      return { items: items.map(toSpanRowBody), nextCursor };
    },
    async getSpan(params) {
      const spanId = requireSpanId(params);
      const traceId = await findTraceId(params);
      const [record, chunk] = await Promise.all([
        traces.findSpan(traceId, spanId),
        traces.findSpanChunk(traceId, spanId),
      ]);
      if (record === undefined || chunk === undefined) return refuseSpan(traceId, spanId);
      const pricing = await priceBook.open();
      const logs = createLogJoin(decodeLogs(await traces.readLogChunks(traceId)));
      const detail = readSpan(chunk.bytes, spanId, (span) => toSpanDetail(record, span, { pricing, logs }));
      if (detail === undefined) return refuseSpan(traceId, spanId);
      const error = detail.normalized.error ?? (await findErrorBelow(traces, { traceId, record, logs }));
      return error === undefined ? detail : { ...detail, normalized: { ...detail.normalized, error } };
    },
    async getRawSpan(params) {
      const spanId = requireSpanId(params);
      const traceId = await findTraceId(params);
      const chunk = await traces.findSpanChunk(traceId, spanId);
      const data = chunk && decodeSpan(chunk.bytes, spanId);
      return data === undefined ? refuseSpan(traceId, spanId) : (toTraceJson(data) as RouteResponse<'getRawSpan'>);
    },
    async getTraceChat(params) {
      const traceId = await findTraceId(params);
      const chat = await readTraceChat(traces, traceId);
      return chat ?? refuseTrace(traceId);
    },
    async listLogs(params) {
      const traceId = await findTraceId(params);
      const items = toLogRows(await traces.readLogChunks(traceId));
      // Records may be there before the first span of their trace.
      if (items.length === 0 && (await traces.findTrace(traceId)) === undefined) refuseTrace(traceId);
      return { items };
    },
    async listPrices() {
      return { items: (await prices.listPrices()).map((price) => ({ ...price })) };
    },
    async getReindexJob({ jobId = '' }) {
      const job = await reindexing.findJob(jobId);
      if (job === undefined) throw new AppError('not_found', `There is no re-indexing ${jobId.slice(0, 100)}.`);
      return toReindexJobBody(job);
    },
  };
}

type FilterQuery = Omit<RouteQuery<'listTraces'>, 'limit' | 'cursor'>;

function toFilter(experimentId: ExperimentId, { from, to, state, text, sessionId, userId }: FilterQuery): TraceFilter {
  return {
    experimentId,
    fromUnixNano: from,
    toUnixNano: to,
    states: state,
    text: text === '' ? undefined : text,
    sessionId,
    userId,
  };
}

function requireTraceId({ traceId = '' }: Params): TraceId {
  const parsed = parseTraceId(traceId);
  if (parsed === undefined) throw new AppError('invalid_argument', 'A trace id has 1 to 250 characters.');
  return parsed;
}

function requireSpanId(params: Params): SpanId {
  const spanId = parseSpanId(params['spanId'] ?? '');
  if (spanId === undefined) throw new AppError('invalid_argument', 'A span id is 16 hexadecimal digits.');
  return spanId;
}

function refuseTrace(traceId: TraceId): never {
  throw new AppError('not_found', `There is no trace ${traceId}. It may not have arrived yet, or it was deleted.`, {
    traceId,
  });
}

function refuseSpan(traceId: TraceId, spanId: SpanId): never {
  throw new AppError('not_found', `There is no span ${spanId} in trace ${traceId}.`, { traceId, spanId });
}
