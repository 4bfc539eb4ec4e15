import { randomBytes } from 'node:crypto';

const MS = 1_000_000n;

export interface TimedSpan {
  readonly name: string;
  readonly spanId?: string;
  readonly parentId?: string;
  readonly startMs: number;
  /** Absent while it runs. */
  readonly endMs?: number;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly error?: string;
  /** Moments, in milliseconds from the beginning of the trace. */
  readonly events?: readonly { readonly name: string; readonly atMs: number }[];
}

const BATCH = 5000;
const START_NANOS = BigInt(Date.now() - 60_000) * MS;
const nanos = (ms: number) => String(START_NANOS + BigInt(Math.round(ms * 1000)) * 1000n);
/** A random id as OTLP writes it. */
export const newId = (bytes: number) => randomBytes(bytes).toString('hex');

function toValue(value: string | number) {
  return typeof value === 'string' ? { stringValue: value } : { intValue: String(value) };
}

export interface TimedTrace {
  readonly traceId: string;
  readonly spans: readonly TimedSpan[];
}

/** Posts spans with these times, as an exporter would, in batches. */
export async function postTimedSpans(url: string, { traceId, spans }: TimedTrace): Promise<void> {
  const encoded = spans.map((span) => ({
    traceId,
    spanId: span.spanId ?? newId(8),
    parentSpanId: span.parentId ?? '',
    name: span.name,
    kind: 1,
    startTimeUnixNano: nanos(span.startMs),
    ...(span.endMs !== undefined && { endTimeUnixNano: nanos(span.endMs) }),
    attributes: Object.entries(span.attributes ?? {}).map(([key, value]) => ({ key, value: toValue(value) })),
    events: (span.events ?? []).map(({ name, atMs }) => ({ name, timeUnixNano: nanos(atMs), attributes: [] })),
    status: span.error === undefined ? {} : { code: 2, message: span.error },
  }));
  for (let from = 0; from < encoded.length; from += BATCH) {
    const body = { resourceSpans: [{ scopeSpans: [{ spans: encoded.slice(from, from + BATCH) }] }] };
    const response = await fetch(`${url}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  }
}
