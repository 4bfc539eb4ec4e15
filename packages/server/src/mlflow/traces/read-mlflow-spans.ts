import type { SpanId, TraceId } from '@gander/core/ids';
import { createLogJoin } from '@gander/core/logs/join-logs';
import type { Pricing } from '@gander/core/pricing/pricing';
import { translateSpan } from '@gander/core/translate/translate-span';
import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { SpanView } from '@gander/protocol/span-view';
import type { TraceStore } from '@gander/store/trace-store';

import { decodeLogs } from '../../log-joining/decode-logs.ts';
import type { MlflowSpan } from './mlflow-span.ts';
import { toMlflowAttributes } from './to-mlflow-attributes.ts';

export interface SpanSources {
  readonly traces: Pick<TraceStore, 'readChunks' | 'readLogChunks'>;
  readonly pricing: Pricing;
}

/** Reading looks at every attribute of few spans: nothing to index. */
const NO_KEYS = createKeyTable([]);

/** All spans of a trace, roots first, then by start. Of a span that came twice the later version counts. */
export async function readMlflowSpans(
  traceId: TraceId,
  { traces, pricing }: SpanSources,
): Promise<readonly MlflowSpan[]> {
  const chunks = await traces.readChunks(traceId);
  const logs = createLogJoin(decodeLogs(await traces.readLogChunks(traceId)));
  const spans = new Map<string, MlflowSpan>();
  for (const { bytes } of chunks) {
    readTraceRequest(bytes, {
      keys: NO_KEYS,
      onSpan(span) {
        const normalized = translateSpan(logs.join(span), pricing);
        const attributes = toMlflowAttributes({
          traceId,
          attributes: span.attributes.toKeyValues(),
          normalized,
          startUnixNano: span.startUnixNano,
          pricing,
        });
        spans.set(span.spanId, { ...toPlainFields(span), attributes });
      },
      onRejectedSpan() {},
    });
  }
  return [...spans.values()].toSorted(compareSpans);
}

function toPlainFields(span: SpanView): Omit<MlflowSpan, 'attributes'> {
  return {
    otelTraceId: span.traceId,
    spanId: span.spanId as SpanId,
    parentSpanId: span.parentSpanId === '' ? null : (span.parentSpanId as SpanId),
    name: span.name,
    startUnixNano: span.startUnixNano,
    endUnixNano: span.endUnixNano,
    statusCode: span.statusCode,
    statusMessage: span.statusMessage,
    events: span.events(),
  };
}

function compareSpans(left: MlflowSpan, right: MlflowSpan): number {
  const isLeftRoot = left.parentSpanId === null;
  if (isLeftRoot !== (right.parentSpanId === null)) return isLeftRoot ? -1 : 1;
  if (left.startUnixNano === right.startUnixNano) return 0;
  return left.startUnixNano < right.startUnixNano ? -1 : 1;
}
