import { AppError } from '@gander/core/errors';
import type { SpanId, TraceId } from '@gander/core/ids';
import { findAtPointer, parseJsonPointer } from '@gander/core/json/json-pointer';
import type { JsonValue } from '@gander/core/json-value';
import type { LogJoin } from '@gander/core/logs/join-logs';
import type { SpanRecord } from '@gander/core/span-record';
import type { Store } from '@gander/store/store';

import { createChangingPriceBook } from '../pricing/changing-price-book.ts';
import { findErrorBelow } from './find-error-below.ts';
import { readSpan } from './read-span.ts';
import { type SpanDetailJson, toJsonMap, toSpanDetail } from './to-span-detail.ts';
import type { TraceLogs } from './trace-logs.ts';

export interface SpanAddress {
  readonly traceId: TraceId;
  readonly spanId: SpanId;
}

export interface SpanReader {
  /** Everything of one span; throws `not_found`. */
  getDetail(address: SpanAddress): Promise<SpanDetailJson>;
  /** The value at a JSON pointer into the detail: a text as it is, anything else as JSON, in UTF-8. */
  getValue(address: SpanAddress, pointer: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Reads single spans with all that they carry. */
export function createSpanReader(
  { traces, prices }: Pick<Store, 'traces' | 'prices'>,
  traceLogs: TraceLogs,
): SpanReader {
  const priceBook = createChangingPriceBook(prices);

  async function getDetail(address: SpanAddress): Promise<SpanDetailJson> {
    const { traceId, spanId } = address;
    const [record, chunk] = await Promise.all([
      traces.findSpan(traceId, spanId),
      traces.findSpanChunk(traceId, spanId),
    ]);
    if (record === undefined || chunk === undefined) throw toSpanNotFound(address);
    const pricing = await priceBook.open();
    const logs = await traceLogs.open(traceId);
    const detail = readSpan(chunk.bytes, spanId, (span) => toSpanDetail(record, span, { pricing, logs }));
    if (detail === undefined) throw toSpanNotFound(address);
    return withErrorBelow(detail, { traceId, record, logs });
  }

  /** A group that failed because of what it holds says so in its place. */
  async function withErrorBelow(
    detail: SpanDetailJson,
    source: { readonly traceId: TraceId; readonly record: SpanRecord; readonly logs: LogJoin },
  ): Promise<SpanDetailJson> {
    const error = detail.normalized.error ?? (await findErrorBelow(traces, source));
    return error === undefined ? detail : { ...detail, normalized: { ...detail.normalized, error } };
  }

  /** What a span says of itself needs no translation, which reads all of it. */
  async function readAttributes(address: SpanAddress): Promise<JsonValue> {
    const chunk = await traces.findSpanChunk(address.traceId, address.spanId);
    const map = chunk && readSpan(chunk.bytes, address.spanId, (span) => toJsonMap(span.attributes.toKeyValues()));
    if (map === undefined) throw toSpanNotFound(address);
    return { attributes: map };
  }

  return {
    getDetail,
    async getValue(address, pointer) {
      const steps = parseJsonPointer(pointer);
      if (steps === undefined) {
        throw new AppError('invalid_argument', 'A pointer is empty or starts with a slash, e.g. /attributes/input.');
      }
      const root = steps[0] === 'attributes' ? await readAttributes(address) : await getDetail(address);
      const value = findAtPointer(root as JsonValue, steps);
      if (value === undefined) {
        throw new AppError('not_found', `The span has no value at ${pointer.slice(0, 200)}.`, { ...address });
      }
      return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
    },
  };
}

/** For a span that is not there. */
export function toSpanNotFound({ traceId, spanId }: SpanAddress): AppError {
  return new AppError('not_found', `There is no span ${spanId} in trace ${traceId}.`, { traceId, spanId });
}
