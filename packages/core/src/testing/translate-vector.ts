import { createLogJoin } from '../logs/join-logs.ts';
import type { Pricing } from '../pricing/pricing.ts';
import type { SpanRecord } from '../span-record.ts';
import { inferFromFamilies } from '../trace/infer-from-families.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';
import { toSpanRecord } from '../translate/to-span-record.ts';
import { translateSpan } from '../translate/translate-span.ts';
import { createSampleLog } from './sample-log.ts';
import { readSample } from './sample-span.ts';
import { toSample, type Vector, type VectorSpan } from './worked-vector.ts';

const SAMPLE_TRACE_ID = '0af7651916cd43dd8448eb211c80319c';

export interface TranslatedVectorSpan {
  readonly span: VectorSpan;
  readonly full: NormalizedSpan;
  readonly record: SpanRecord;
}

/** All spans of a vector as the server shows them: logs joined, and with what the spans below them say. */
export function translateVector(
  { spans }: Vector,
  { pricing, startUnixNano }: { readonly pricing: Pricing; readonly startUnixNano: bigint },
): readonly TranslatedVectorSpan[] {
  const translated = spans.map((span, index) => {
    const id = toHexId(span.spanId ?? `${String(index + 1)}e`);
    const logs = (span.logs ?? []).map((log) => createSampleLog({ ...log, traceId: SAMPLE_TRACE_ID, spanId: id }));
    const own = readBoth({ ...span, spanId: id }, { pricing, startUnixNano, logs });
    const below = (span.children ?? []).map((child, number) =>
      readBoth(
        { ...child, spanId: `${String(number + 1)}c`, parentSpanId: id, expect: {} },
        { pricing, startUnixNano, logs: [] },
      ),
    );
    return { span, ...own, below };
  });
  const changed = inferFromFamilies(
    translated.flatMap(({ record, below }) => [record, ...below.map((child) => child.record)]),
  );
  return translated.map(({ span, full, record, below }) => {
    const completed = changed.get(record.spanId) ?? record;
    const failed = completed.status === 'ERROR' ? below.find((child) => child.record.status === 'ERROR') : undefined;
    const error = full.error ?? failed?.full.error;
    const type = completed.type === 'AGENT' ? completed.type : full.type;
    return { span, record: completed, full: { ...full, type, ...(error && { error }) } };
  });
}

interface ReadOptions {
  readonly pricing: Pricing;
  readonly startUnixNano: bigint;
  readonly logs: Parameters<typeof createLogJoin>[0];
}

function readBoth(
  span: VectorSpan,
  { pricing, startUnixNano, logs }: ReadOptions,
): { readonly full: NormalizedSpan; readonly record: SpanRecord } {
  const join = createLogJoin(logs);
  return readSample(toSample(span, startUnixNano), (view) => {
    const joined = join.join(view);
    return { full: translateSpan(joined, pricing), record: toSpanRecord(joined, pricing) };
  });
}

function toHexId(id: string): string {
  return id.padStart(16, '0');
}
