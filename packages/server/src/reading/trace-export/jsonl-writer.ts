import type { SpanId } from '@gander/core/ids';
import { createKeyTable } from '@gander/protocol/key-table';
import { ProtocolError } from '@gander/protocol/protocol-error';
import { readTraceRequest } from '@gander/protocol/span-reader';

import { toTraceSummaryBody } from '../to-span-row-body.ts';
import { toSpanDetail } from '../to-span-detail.ts';
import type { ExportWriter } from './export-writer.ts';

const NO_KEYS = createKeyTable([]);

/** A line per trace: `{"trace": summary, "spans": [detail, …]}` as the API gives them, spans in the order in which they came. */
export const JSONL_WRITER: ExportWriter = {
  async writeNext({ store, traceLogs, pricing }, trace, { place, needsComma }) {
    const { traceId } = trace;
    const isFirst = place === undefined;
    const { items, nextCursor } = await store.traces.listNewestChunks(traceId, { limit: 1, cursor: place?.cursor });
    const logs = await traceLogs.open(traceId);
    const spans: string[] = [];
    for (const { bytes, spanIds } of items) {
      const records = await store.traces.readSpans(traceId, [...spanIds]);
      const wanted = new Map(records.map((record) => [record.spanId, record]));
      const details = new Map<SpanId, string>();
      readSpans(bytes, (span) => {
        const record = wanted.get(span.spanId as SpanId);
        // Of one that is there twice the later one counts.
        if (record !== undefined)
          details.set(record.spanId, JSON.stringify(toSpanDetail(record, span, { pricing, logs })));
      });
      spans.push(...details.values());
    }
    const head = isFirst ? `{"trace":${JSON.stringify(toTraceSummaryBody(trace))},"spans":[` : '';
    const comma = !isFirst && needsComma && spans.length > 0 ? ',' : '';
    return {
      text: `${head}${comma}${spans.join(',')}${nextCursor === null ? ']}\n' : ''}`,
      next: nextCursor === null ? null : { kind: 'spans', cursor: nextCursor },
      needsComma: (!isFirst && needsComma) || spans.length > 0,
    };
  },
};

/** Of damaged bytes, what could be read. */
function readSpans(bytes: Uint8Array, onSpan: Parameters<typeof readTraceRequest>[1]['onSpan']): void {
  try {
    readTraceRequest(bytes, { keys: NO_KEYS, onSpan, onRejectedSpan() {} });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
}
