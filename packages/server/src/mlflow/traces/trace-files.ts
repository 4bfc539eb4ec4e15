import { listTraceIdForms, type TraceId } from '@gander/core/ids';

import type { OperationDeps } from '../operation-deps.ts';
import { readMlflowSpans } from './read-mlflow-spans.ts';
import { toTracesJson } from './to-traces-json.ts';

/** What the routes of artifacts ask about traces; runs in the thread that reads. */
export function createTraceFiles({ store, openPricing }: Pick<OperationDeps, 'store' | 'openPricing'>) {
  async function findInfo(traceId: TraceId) {
    const [info] = await store.traceInfos.readTraceInfos(listTraceIdForms(traceId));
    return info;
  }

  return {
    async findUri(traceId: TraceId): Promise<string | undefined> {
      return (await findInfo(traceId))?.artifactLocation;
    },
    async findFile(traceId: TraceId): Promise<Uint8Array<ArrayBuffer> | undefined> {
      const info = await findInfo(traceId);
      if (info === undefined || info.summary.spanCount === 0) return undefined;
      const spans = await readMlflowSpans(info.summary.traceId, { traces: store.traces, pricing: await openPricing() });
      return new TextEncoder().encode(toTracesJson(spans));
    },
  };
}
