import type { TraceWrite } from '@gander/store/ingest-store';

import { FRESH_MEMORY } from '../ingest/byte-arena.ts';
import type { PrepareDeps } from '../ingest/prepare-request.ts';
import { prepareTraces } from '../ingest/prepare-traces.ts';
import { Rejections } from '../ingest/rejections.ts';
import type { SpansToPrepare } from './log-joiner.ts';

/** Reads spans that were made of logs as if they had been sent. */
export function createSpanPreparation(
  deps: Omit<PrepareDeps, 'arena'>,
): (request: SpansToPrepare) => Promise<readonly TraceWrite[]> {
  return async ({ bytes, experimentId }) => {
    const rejections = new Rejections();
    const pricing = await deps.prices.open();
    return prepareTraces(bytes, { ...deps, experimentId, pricing, rejections, arena: FRESH_MEMORY });
  };
}
