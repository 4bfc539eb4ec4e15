import type { AnyValue } from '@gander/protocol/any-value';

/** `JSON.parse` with the text of each number, which the compiler's library does not know yet. */
interface SourceJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): AnyValue;
}

const sourceJson = JSON as unknown as SourceJson;
const INT64_BITS = 64;
const WHOLE_NUMBER = /^-?\d+$/;

/**
 * JSON as an OTLP value, bottom up: whole numbers keep every digit, and `1.0` stays a floating point number. `undefined`
 * for what is not JSON, or nested too deeply to be looked at.
 */
export function parseAnyValue(json: string): AnyValue | undefined {
  try {
    return sourceJson.parse(json, (_key, value, { source }) => toAnyValue(value, source));
  } catch {
    return undefined;
  }
}

/** `value` holds AnyValues where it holds anything: the reviver has seen what is inside. */
function toAnyValue(value: unknown, source: string | undefined): AnyValue {
  if (value === null) return {};
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return toNumber(value, source);
  if (Array.isArray(value)) return { arrayValue: { values: value as AnyValue[] } };
  const members = Object.entries(value as Readonly<Record<string, AnyValue>>);
  return { kvlistValue: { values: members.map(([key, member]) => ({ key, value: member })) } };
}

function toNumber(value: number, source: string | undefined): AnyValue {
  if (source === undefined || !WHOLE_NUMBER.test(source)) return { doubleValue: value };
  const integer = BigInt(source);
  return BigInt.asIntN(INT64_BITS, integer) === integer ? { intValue: integer } : { doubleValue: value };
}
