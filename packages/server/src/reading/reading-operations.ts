import { AppError } from '@gander/core/errors';
import type { TraceId } from '@gander/core/ids';
import { toTraceJson } from '@gander/protocol/trace-json';
import type { Store } from '@gander/store/store';

import { createChangingPriceBook } from '../pricing/changing-price-book.ts';
import { toReindexJobBody } from '../reindexing/to-reindex-job-body.ts';
import { createDigestOperations } from './digest-operations.ts';
import { createFacetOperations } from './facet-operations.ts';
import { decodeSpan } from './read-span.ts';
import type { ReadingRouteName, RouteQuery, RouteResponse } from './reading-methods.ts';
import { readTraceChat } from './read-trace-chat.ts';
import { listExperimentActivity } from './list-experiment-activity.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { requireSpanId, requireTraceId } from './require-span-address.ts';
import { toExperimentOverviewBody } from './to-experiment-overview-body.ts';
import { createFigureOperations } from './figure-operations.ts';
import { createSessionOperations } from './session-operations.ts';
import { createSpanOperations } from './span-operations.ts';
import { createSpanReader, toSpanNotFound } from './span-reader.ts';
import { resolveTraceId } from './resolve-trace-id.ts';
import { toLogRows } from './to-log-rows.ts';
import { createTraceContentOperations } from './trace-contents/trace-content-operations.ts';
import { createTraceListOperations } from './trace-list-operations.ts';
import { toSpanRowBody, toTraceSummaryBody } from './to-span-row-body.ts';
import type { TraceLogs } from './trace-logs.ts';

type Params = Readonly<Record<string, string>>;

export type ReadingOperations = {
  readonly [Name in ReadingRouteName]: (params: Params, query: RouteQuery<Name>) => Promise<RouteResponse<Name>>;
};

/** One function per reading route, from decoded parameters to the JSON body. Throws AppError for refusals. */
export function createReadingOperations(store: Store, traceLogs: TraceLogs): ReadingOperations {
  const { experiments, traces, prices, reindexing } = store;
  const priceBook = createChangingPriceBook(prices);

  const findTraceId = (params: Params): Promise<TraceId> =>
    resolveTraceId(traces, params['traceId'], requireTraceId(params));

  return {
    async listExperiments(_params, { stage, ...page }) {
      const { items, nextCursor } = await experiments.listExperiments(page, stage);
      return { items: items.map(toExperimentOverviewBody), nextCursor };
    },
    getExperiment: (params) => experiments.getExperiment(requireExperimentId(params)),
    listExperimentActivity: (_params, request) => listExperimentActivity(experiments, request),
    ...createTraceListOperations(store),
    ...createFacetOperations(store),
    ...createFigureOperations(store),
    ...createSessionOperations(store),
    ...createTraceContentOperations({ traces, traceLogs, priceBook }),
    ...createDigestOperations({ traces, traceLogs }),
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
    ...createSpanOperations({ traces, spans: createSpanReader(store, traceLogs), priceBook }),
    async getRawSpan(params) {
      const spanId = requireSpanId(params);
      const traceId = await findTraceId(params);
      const chunk = await traces.findSpanChunk(traceId, spanId);
      const data = chunk && decodeSpan(chunk.bytes, spanId);
      if (data === undefined) throw toSpanNotFound({ traceId, spanId });
      return toTraceJson(data) as RouteResponse<'getRawSpan'>;
    },
    async getTraceChat(params) {
      const traceId = await findTraceId(params);
      const chat = await readTraceChat({ traces, traceLogs }, traceId);
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

function refuseTrace(traceId: TraceId): never {
  throw new AppError('not_found', `There is no trace ${traceId}. It may not have arrived yet, or it was deleted.`, {
    traceId,
  });
}
