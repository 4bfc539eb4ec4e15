import type { AnyValue, KeyValue } from '@gander/protocol/any-value';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { SpanView } from '@gander/protocol/span-view';
import { encodeTraceData } from '@gander/protocol/trace-encoder';

import { createSpanMemory } from '../translate/span-memory.ts';

/** A span as spec vectors write it: attributes decoded, everything else optional. */
export interface SampleSpan {
  readonly name?: string;
  readonly scope?: string;
  readonly spanId?: string;
  readonly parentSpanId?: string;
  readonly kind?: number;
  readonly statusCode?: number;
  readonly statusMessage?: string;
  /** Matters to prices, which have dates. */
  readonly startUnixNano?: bigint;
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly events?: readonly { readonly name: string; readonly attributes: Readonly<Record<string, unknown>> }[];
}

const START_UNIX_NANO = 1_700_000_000_000_000_000n;

/** Sends the sample over the wire format and hands the real reader's view of it to `read`. */
export function readSample<Result>(
  sample: SampleSpan,
  read: (span: SpanView) => Result,
  { keys, texts } = createSpanMemory(),
): Result {
  const results: Result[] = [];
  readTraceRequest(encodeSample(sample), {
    keys,
    texts,
    onSpan: (span) => results.push(read(span)),
    onRejectedSpan: (reason) => {
      throw new Error(reason);
    },
  });
  const [result] = results;
  if (results.length !== 1) throw new Error('A sample is one span.');
  return result as Result;
}

function encodeSample(sample: SampleSpan): Uint8Array {
  const counters = { droppedAttributesCount: 0, droppedEventsCount: 0, droppedLinksCount: 0 };
  return encodeTraceData({
    resourceSpans: [
      {
        resource: { attributes: toKeyValues(sample.resource ?? {}), droppedAttributesCount: 0 },
        schemaUrl: '',
        scopeSpans: [
          {
            scope: { name: sample.scope ?? '', version: '', attributes: [], droppedAttributesCount: 0 },
            schemaUrl: '',
            spans: [
              {
                ...counters,
                traceId: '0af7651916cd43dd8448eb211c80319c',
                spanId: (sample.spanId ?? 'a1').padStart(16, '0'),
                parentSpanId: sample.parentSpanId === undefined ? '' : sample.parentSpanId.padStart(16, '0'),
                traceState: '',
                flags: 0,
                name: sample.name ?? 'span',
                kind: sample.kind ?? 1,
                startTimeUnixNano: sample.startUnixNano ?? START_UNIX_NANO,
                endTimeUnixNano: (sample.startUnixNano ?? START_UNIX_NANO) + 1_000_000_000n,
                attributes: toKeyValues(sample.attributes ?? {}),
                events: (sample.events ?? []).map((event) => ({
                  timeUnixNano: 1_700_000_000_500_000_000n,
                  name: event.name,
                  attributes: toKeyValues(event.attributes),
                  droppedAttributesCount: 0,
                })),
                links: [],
                status: { code: sample.statusCode ?? 0, message: sample.statusMessage ?? '' },
              },
            ],
          },
        ],
      },
    ],
  });
}

export function toKeyValues(attributes: Readonly<Record<string, unknown>>): readonly KeyValue[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: toAnyValue(value) }));
}

export function toAnyValue(value: unknown): AnyValue {
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'boolean':
      return { boolValue: value };
    case 'bigint':
      return { intValue: value };
    case 'number':
      return Number.isSafeInteger(value) ? { intValue: BigInt(value) } : { doubleValue: value };
    default:
  }
  if (value === null || value === undefined) return {};
  if (value instanceof Uint8Array) return { bytesValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map((item) => toAnyValue(item)) } };
  return { kvlistValue: { values: toKeyValues(value as Record<string, unknown>) } };
}
