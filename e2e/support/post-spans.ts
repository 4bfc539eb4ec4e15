import { randomBytes } from 'node:crypto';

export type SketchValue = string | number | boolean | readonly string[];
export type SketchAttributes = Readonly<Record<string, SketchValue>>;

/** What a test says of a span; ids and times are filled in. */
export interface SpanSketch {
  readonly name: string;
  /** Index of the parent in the list; absent for the root. */
  readonly parent?: number;
  readonly attributes?: SketchAttributes;
  readonly error?: string;
  readonly events?: readonly { readonly name: string; readonly attributes: SketchAttributes }[];
  /** Indexes of spans of the list that this one points to. */
  readonly links?: readonly number[];
}

export interface PostedTrace {
  /** As it stands in addresses. */
  readonly traceId: string;
  readonly spanIds: readonly string[];
}

const STEP_MS = 100;

/** Posts spans one after the other in time, with all that OTLP lets them carry. */
export async function postSpans(url: string, sketches: readonly SpanSketch[]): Promise<PostedTrace> {
  const traceId = randomBytes(16).toString('hex');
  const spanIds = sketches.map(() => randomBytes(8).toString('hex'));
  const startMs = Date.now() - 60_000;
  const nanos = (offsetMs: number) => `${startMs + offsetMs}000000`;
  const spans = sketches.map(({ name, parent, attributes = {}, error, events = [], links = [] }, index) => ({
    traceId,
    spanId: spanIds[index],
    parentSpanId: parent === undefined ? '' : spanIds[parent],
    name,
    kind: 1,
    startTimeUnixNano: nanos(index * STEP_MS),
    endTimeUnixNano: nanos((parent === undefined ? sketches.length : index + 1) * STEP_MS - 10),
    attributes: toKeyValues(attributes),
    events: events.map((event, place) => ({
      timeUnixNano: nanos(index * STEP_MS + place),
      name: event.name,
      attributes: toKeyValues(event.attributes),
    })),
    links: links.map((to) => ({ traceId, spanId: spanIds[to], attributes: [] })),
    status: error === undefined ? {} : { code: 2, message: error },
  }));
  const response = await fetch(`${url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return { traceId: `tr-${traceId}`, spanIds };
}

export interface LogSketch {
  /** Index of the span that it names. */
  readonly span: number;
  readonly body: string;
}

/** Posts log records that name spans of a trace, in their order. */
export async function postLogs(url: string, trace: PostedTrace, logs: readonly LogSketch[]): Promise<void> {
  const startMs = Date.now() - 60_000;
  const logRecords = logs.map(({ span, body }, index) => ({
    traceId: trace.traceId.replace(/^tr-/, ''),
    spanId: trace.spanIds[span],
    timeUnixNano: `${startMs + index}000000`,
    severityText: 'INFO',
    body: { stringValue: body },
  }));
  const response = await fetch(`${url}/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] }),
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
}

function toKeyValues(attributes: SketchAttributes) {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: toAnyValue(value) }));
}

function toAnyValue(value: SketchValue): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map((item) => ({ stringValue: item })) } };
}
