import { randomBytes } from 'node:crypto';

export interface MadeSpan {
  readonly name: string;
  /** Index of the parent in the list; absent for the root. */
  readonly parent?: number;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly error?: string;
}

/** Posts hand-made spans as OTLP JSON, in batches as an exporter would, and returns the trace's hex id. */
export async function postMadeTrace(url: string, spans: readonly MadeSpan[], experimentId = '0'): Promise<string> {
  const traceId = randomBytes(16).toString('hex');
  const spanIds = spans.map(() => randomBytes(8).toString('hex'));
  const startMs = Date.now() - 60_000;
  const nanos = (offsetMs: number) => `${startMs + offsetMs}000000`;
  const encoded = spans.map((span, index) => ({
    traceId,
    spanId: spanIds[index],
    parentSpanId: span.parent === undefined ? '' : spanIds[span.parent],
    name: span.name,
    kind: 1,
    startTimeUnixNano: nanos(index),
    endTimeUnixNano: nanos(span.parent === undefined ? spans.length + 5 : index + 4),
    attributes: Object.entries(span.attributes ?? {}).map(([key, value]) => ({ key, value: { stringValue: value } })),
    status: span.error === undefined ? {} : { code: 2, message: span.error },
  }));
  for (let from = 0; from < encoded.length; from += 2_000) {
    const body = { resourceSpans: [{ scopeSpans: [{ spans: encoded.slice(from, from + 2_000) }] }] };
    const response = await fetch(`${url}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-mlflow-experiment-id': experimentId },
      body: JSON.stringify(body),
    });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  }
  return traceId;
}
