/** A request as protobufjs decodes it: absent messages are `null`, absent lists are empty, 64-bit integers are `Long`. */
export interface TraceRequestObject {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly KeyValueObject[] } | null;
    readonly scopeSpans: readonly { readonly spans: readonly SpanObject[] }[];
  }[];
}

export interface SpanObject {
  readonly traceId: Buffer;
  readonly spanId: Buffer;
  /** An empty array when absent; its `toString('hex')` is `''` all the same. */
  readonly parentSpanId: Buffer;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: LongObject;
  readonly endTimeUnixNano: LongObject;
  readonly attributes: readonly KeyValueObject[];
  readonly events: readonly {
    readonly name: string;
    readonly timeUnixNano: LongObject;
    readonly attributes: readonly KeyValueObject[];
  }[];
  readonly status: { readonly code: number; readonly message: string } | null;
}

interface LongObject {
  toString(): string;
  toNumber(): number;
}

export interface KeyValueObject {
  readonly key: string;
  readonly value: AnyValueObject | null;
}

/** `value` names the member of the `oneof` that is set. */
export interface AnyValueObject {
  readonly value?: keyof Omit<AnyValueObject, 'value'>;
  readonly stringValue: string;
  readonly boolValue: boolean;
  readonly intValue: LongObject;
  readonly doubleValue: number;
  readonly bytesValue: Buffer;
  readonly arrayValue: { readonly values: readonly AnyValueObject[] };
  readonly kvlistValue: { readonly values: readonly KeyValueObject[] };
}

/** `[{key, value: {stringValue}}]` as the plain object people store. */
export function unwrapAttributes(attributes: readonly KeyValueObject[]): Readonly<Record<string, unknown>> {
  const plain: Record<string, unknown> = {};
  for (const { key, value } of attributes) plain[key] = value && unwrapValue(value);
  return plain;
}

function unwrapValue(any: AnyValueObject): unknown {
  switch (any.value) {
    case 'stringValue':
    case 'boolValue':
    case 'doubleValue':
      return any[any.value];
    case 'intValue':
      return any.intValue.toNumber();
    case 'bytesValue':
      return any.bytesValue.toString('base64');
    case 'arrayValue':
      return any.arrayValue.values.map(unwrapValue);
    case 'kvlistValue':
      return unwrapAttributes(any.kvlistValue.values);
    default:
      return null;
  }
}
