import { readText } from '../rest/read-text.ts';
import type { JsonRecord } from '../rest/rest-client.ts';
import { SpanAttributeKey } from '../vocabulary/span-attribute-key.ts';
import { toTraceId } from '../vocabulary/trace-id.ts';

/** Something that happened at a moment of a span. */
export interface TraceSpanEvent {
  readonly name: string;
  readonly timeUnixNano: bigint;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface TraceSpanFields {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly startTimeNs: bigint;
  readonly endTimeNs: bigint | null;
  readonly status: { readonly statusCode: string; readonly description: string };
  /** As values, not as JSON texts. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly TraceSpanEvent[];
}

/** A span read from a server. Times are exact to the nanosecond. */
export class TraceSpan implements TraceSpanFields {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly startTimeNs: bigint;
  readonly endTimeNs: bigint | null;
  readonly status: TraceSpanFields['status'];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly TraceSpanEvent[];

  constructor(fields: TraceSpanFields) {
    this.traceId = fields.traceId;
    this.spanId = fields.spanId;
    this.parentId = fields.parentId;
    this.name = fields.name;
    this.startTimeNs = fields.startTimeNs;
    this.endTimeNs = fields.endTimeNs;
    this.status = fields.status;
    this.attributes = fields.attributes;
    this.events = fields.events;
  }

  get spanType(): string {
    return readText(this.attributes[SpanAttributeKey.SPAN_TYPE]) || 'UNKNOWN';
  }

  get inputs(): unknown {
    return this.attributes[SpanAttributeKey.INPUTS];
  }

  get outputs(): unknown {
    return this.attributes[SpanAttributeKey.OUTPUTS];
  }

  getAttribute(key: string): unknown {
    return this.attributes[key];
  }

  /** As in `traces.json`: ids in base64, bigint nanoseconds, attributes as values. */
  toJson(): JsonRecord {
    return {
      trace_id: fromHexToBase64(this.traceId.replace(/^tr-/, '')),
      span_id: fromHexToBase64(this.spanId),
      parent_span_id: this.parentId === null ? '' : fromHexToBase64(this.parentId),
      name: this.name,
      start_time_unix_nano: this.startTimeNs,
      end_time_unix_nano: this.endTimeNs,
      status: { code: this.status.statusCode, message: this.status.description },
      attributes: this.attributes,
      events: this.events.map(({ name, timeUnixNano, attributes }) => ({
        name,
        time_unix_nano: timeUnixNano,
        attributes,
      })),
    };
  }

  /**
   * Reads a span as `traces/get` gives it (attributes as a list of OTLP values) or as `traces.json` holds it (an object of
   * JSON texts, or of values in files of MLflow's TypeScript SDK).
   */
  static fromJson(json: JsonRecord): TraceSpan {
    const attributes = Array.isArray(json['attributes'])
      ? readKeyValues(json['attributes'] as readonly JsonRecord[])
      : readJsonTexts((json['attributes'] ?? {}) as JsonRecord);
    const ownId = attributes[SpanAttributeKey.TRACE_ID];
    const status = (json['status'] ?? {}) as JsonRecord;
    const parent = json['parent_span_id'];
    return new TraceSpan({
      // Some writers put a text of another kind into the id; the attribute is right in all of them.
      traceId: typeof ownId === 'string' ? ownId : toTraceId(fromBase64ToHex(json['trace_id'])),
      spanId: fromBase64ToHex(json['span_id']),
      parentId: typeof parent === 'string' && parent !== '' ? fromBase64ToHex(parent) : null,
      name: readText(json['name']),
      startTimeNs: toNanos(json['start_time_unix_nano']) ?? 0n,
      endTimeNs: toNanos(json['end_time_unix_nano']),
      status: {
        statusCode: toStatusName(status['code']),
        description: typeof status['message'] === 'string' ? status['message'] : '',
      },
      attributes,
      events: ((json['events'] ?? []) as readonly JsonRecord[]).map((event) => ({
        name: readText(event['name']),
        timeUnixNano: toNanos(event['time_unix_nano']) ?? 0n,
        attributes: Array.isArray(event['attributes'])
          ? readKeyValues(event['attributes'] as readonly JsonRecord[])
          : ((event['attributes'] ?? {}) as Readonly<Record<string, unknown>>),
      })),
    });
  }
}

function toStatusName(code: unknown): string {
  if (typeof code === 'number')
    return ['STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR'][code] ?? 'STATUS_CODE_UNSET';
  if (typeof code !== 'string' || code === '') return 'STATUS_CODE_UNSET';
  return code.startsWith('STATUS_CODE_') ? code : `STATUS_CODE_${code}`;
}

/** Numbers, or texts of what a number cannot hold. */
function toNanos(value: unknown): bigint | null {
  if (typeof value === 'number' || typeof value === 'bigint') return BigInt(value);
  return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : null;
}

function readKeyValues(members: readonly JsonRecord[]): Record<string, unknown> {
  return Object.fromEntries(
    members.map(({ key, value }) => [String(key), readAnyValue(value as JsonRecord | undefined)]),
  );
}

function readAnyValue(value: JsonRecord | undefined): unknown {
  if (value === undefined || value === null) return null;
  const [kind, held] = Object.entries(value)[0] ?? [];
  switch (kind) {
    case 'array_value':
      return (((held as JsonRecord)['values'] ?? []) as readonly JsonRecord[]).map(readAnyValue);
    case 'kvlist_value':
      return readKeyValues(((held as JsonRecord)['values'] ?? []) as readonly JsonRecord[]);
    case 'int_value': {
      const number = Number(held);
      return Number.isSafeInteger(number) ? number : BigInt(String(held));
    }
    case 'double_value':
      return Number(held);
    default:
      return held ?? null;
  }
}

function readJsonTexts(attributes: JsonRecord): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, readJsonText(value)]));
}

function readJsonText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** Ids are base64 of their bytes; hex, which older files hold, stays hex. */
function fromBase64ToHex(id: unknown): string {
  if (typeof id !== 'string') return '';
  if (/^(?:0x)?(?:[\da-f]{16}|[\da-f]{32})$/.test(id)) return id.replace(/^0x/, '');
  try {
    return Array.from(atob(id), (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  } catch {
    return id;
  }
}

function fromHexToBase64(hex: string): string {
  const bytes = hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return btoa(String.fromCharCode(...bytes));
}
