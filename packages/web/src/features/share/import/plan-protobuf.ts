import { type ImportPlan, ImportRefusal, type OtlpBatch } from './import-batch.ts';
import { readFields } from './read-fields.ts';
import { toTraceId } from './split-otlp.ts';

const BATCH_BYTES = 32 * 1024 * 1024;
const TRACE_ID_BYTES = 16;

/** Field numbers of `ExportTraceServiceRequest` on the way to the id of a trace. */
const RESOURCE_SPANS = 1;
const SCOPE_SPANS = 2;
const SPANS = 2;
const TRACE_ID = 1;

/** OTLP as exporters send it. Only ids are read here; the server reads the rest. */
export function planProtobuf(bytes: Uint8Array<ArrayBuffer>): ImportPlan {
  const traceIds = new Set<string>();
  let spanCount = 0;
  const groups: { readonly start: number; readonly end: number }[] = [];
  try {
    for (const resourceSpans of readFields(bytes)) {
      if (resourceSpans.number !== RESOURCE_SPANS) throw new RangeError('no such field');
      groups.push(resourceSpans);
      for (const traceId of listTraceIds(resourceSpans.value)) {
        spanCount += 1;
        traceIds.add(traceId);
      }
    }
  } catch (error) {
    if (error instanceof RangeError) throw createRefusal();
    throw error;
  }
  if (spanCount === 0) throw createRefusal();
  return { format: 'OTLP protobuf', batches: toBatches(bytes, groups), traceIds: [...traceIds], spanCount };
}

function createRefusal(): ImportRefusal {
  return new ImportRefusal(
    'This file holds no traces that can be read. It can be OTLP (JSON, JSON Lines or protobuf, also gzipped), a saved .html of Gander, or a traces.json of MLflow.',
  );
}

function* listTraceIds(resourceSpans: Uint8Array): Iterable<string> {
  for (const scopeSpans of readFields(resourceSpans)) {
    if (scopeSpans.number !== SCOPE_SPANS) continue;
    for (const span of readFields(scopeSpans.value)) {
      if (span.number !== SPANS) continue;
      for (const field of readFields(span.value)) {
        if (field.number !== TRACE_ID) continue;
        // A record of a log has a time there.
        if (field.value.length !== TRACE_ID_BYTES) throw new RangeError('no trace id');
        yield toTraceId(toHex(field.value));
        break;
      }
    }
  }
}

/** Messages may be cut between two of a repeated field: every part is a message of its own. */
function toBatches(
  bytes: Uint8Array<ArrayBuffer>,
  groups: readonly { readonly start: number; readonly end: number }[],
): readonly OtlpBatch[] {
  const cuts: number[] = [0];
  for (const { start, end } of groups) {
    const from = cuts.at(-1) ?? 0;
    if (start > from && end - from > BATCH_BYTES) cuts.push(start);
  }
  return cuts.map((from, index) => ({
    kind: 'otlp',
    path: '/v1/traces',
    contentType: 'application/x-protobuf',
    body: bytes.subarray(from, cuts[index + 1] ?? bytes.length),
  }));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
