import { AppError } from '@gander/core/errors';
import type { TraceId } from '@gander/core/ids';
import type { Store } from '@gander/store/store';

import type { PriceBook } from '../../pricing/price-book.ts';
import type { ReadingOperations } from '../reading-operations.ts';
import { requireTraceId } from '../require-span-address.ts';
import { resolveTraceId } from '../resolve-trace-id.ts';
import type { TraceLogs } from '../trace-logs.ts';
import { listSpanMarks } from './list-span-marks.ts';
import { readRawTrace } from './read-raw-trace.ts';
import { readCostShares } from './read-cost-shares.ts';
import { searchSpans } from './search-spans.ts';

export interface TraceContentDeps extends Pick<Store, 'traces'> {
  readonly traceLogs: TraceLogs;
  readonly priceBook: Pick<PriceBook, 'open'>;
}

type Names = 'searchSpans' | 'listSpanMarks' | 'getRawTrace' | 'getTraceCost';

/** The routes of `trace-content-routes.ts`. */
export function createTraceContentOperations({
  traces,
  traceLogs,
  priceBook,
}: TraceContentDeps): Pick<ReadingOperations, Names> {
  const findTraceId = (params: Readonly<Record<string, string>>) =>
    resolveTraceId(traces, params['traceId'], requireTraceId(params));

  async function requireTrace(traceId: TraceId) {
    const trace = await traces.findTrace(traceId);
    if (trace !== undefined) return trace;
    throw new AppError('not_found', `There is no trace ${traceId}. It may not have arrived yet, or it was deleted.`, {
      traceId,
    });
  }

  return {
    async searchSpans(params, { text, cursor }) {
      const traceId = await findTraceId(params);
      if (cursor === undefined) await requireTrace(traceId);
      return searchSpans({ traces, traceLogs }, { traceId, text, cursor });
    },
    async listSpanMarks(params, { cursor }) {
      const traceId = await findTraceId(params);
      if (cursor === undefined) await requireTrace(traceId);
      return listSpanMarks(traces, { traceId, cursor });
    },
    async getRawTrace(params, { cursor }) {
      const traceId = await findTraceId(params);
      if (cursor === undefined) await requireTrace(traceId);
      return readRawTrace(traces, { traceId, cursor });
    },
    async getTraceCost(params) {
      const traceId = await findTraceId(params);
      const { costUsd } = await requireTrace(traceId);
      const pricing = await priceBook.open();
      return { totalUsd: costUsd, ...(await readCostShares({ traces, traceLogs }, { traceId, pricing })) };
    },
  };
}
