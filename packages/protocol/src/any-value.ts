/**
 * An OTLP `AnyValue`, tagged by which member of the `oneof` was set. `{}` is the legal empty value.
 * `intValue` is always a bigint so that no digit of an int64 is lost and `3` never turns into `3.0`.
 *
 * Source: https://github.com/open-telemetry/opentelemetry-proto `common/v1/common.proto`.
 */
export type AnyValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: bigint }
  | { readonly doubleValue: number }
  | { readonly arrayValue: { readonly values: readonly AnyValue[] } }
  | { readonly kvlistValue: { readonly values: readonly KeyValue[] } }
  | { readonly bytesValue: Uint8Array }
  | Readonly<Record<string, never>>;

export interface KeyValue {
  readonly key: string;
  readonly value: AnyValue;
}

/**
 * The untagged form that readers of attributes want. int64 becomes a number when it is a safe integer and a bigint
 * otherwise; the empty AnyValue becomes `null`; a kvlist becomes a prototype-less object (hostile keys such as
 * `__proto__` are ordinary data), its last duplicate key winning.
 */
export type PlainValue = string | number | bigint | boolean | null | Uint8Array | readonly PlainValue[] | PlainMap;

export interface PlainMap {
  readonly [key: string]: PlainValue;
}
