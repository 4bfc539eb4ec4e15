import { z } from 'zod';

const INT64_BITS = 64;
const INT32_BITS = 32;

/** A text that must not be empty: MLflow counts `""` as missing. */
export const requiredText = z.string().min(1);

export const text = z.string();

/** int64 of a request: a whole number or its digits. Big ones keep every digit. */
export const int64 = scalar((value) => parseInteger(value, INT64_BITS));

/** int32 of a request. */
export const int32 = scalar((value) => {
  const integer = parseInteger(value, INT32_BITS);
  return integer === undefined ? undefined : Number(integer);
});

/** double of a request: a number, its digits, or one of the three names that JSON has no number for. */
export const double = scalar(parseDouble);

/** bool of a request; queries say it in text, and Python with a capital letter. */
export const bool = scalar((value) => {
  if (typeof value === 'boolean') return value;
  const name = typeof value === 'string' ? value.toLowerCase() : '';
  return name === 'true' ? true : name === 'false' ? false : undefined;
});

/** int64 of a response: a JSON number, however many digits it has. */
export const int64Out = z.union([z.bigint(), z.number()]);

/** double of a response. `NaN` and the infinities travel as their names. */
export const doubleOut = z.custom<number>((value) => typeof value === 'number');

/** Any JSON, passed on as it is: neither its names nor its empty lists are touched. */
export const anyJson = z.json();

/** `google.protobuf.Struct`-like maps: their keys are data, not field names. */
export const textMap = z.record(z.string(), z.string());

/** An enum of a request: its name or its number. */
export function enumeration<const Names extends Readonly<Record<string, number>>>(numbers: Names) {
  const names = Object.keys(numbers) as (keyof Names & string)[];
  return scalar((value) => {
    const number = parseInteger(value, INT32_BITS);
    return names.find((name) => name === value || (number !== undefined && BigInt(numbers[name] ?? -1) === number));
  });
}

/** A field whose spelling on the wire is freer than its type. */
function scalar<T extends {}>(parse: (value: unknown) => T | undefined) {
  return z.unknown().transform((value, context): T => {
    const parsed = value === undefined ? undefined : parse(value);
    if (parsed !== undefined) return parsed;
    context.issues.push({ code: 'custom', input: value, message: '' });
    return z.NEVER;
  });
}

function parseInteger(value: unknown, bits: number): bigint | undefined {
  const integer =
    typeof value === 'bigint'
      ? value
      : typeof value === 'number' && Number.isInteger(value)
        ? BigInt(value)
        : typeof value === 'string' && /^[+-]?\d{1,20}$/.test(value)
          ? BigInt(value.replace('+', ''))
          : undefined;
  return integer !== undefined && BigInt.asIntN(bits, integer) === integer ? integer : undefined;
}

function parseDouble(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value === 'NaN') return Number.NaN;
  if (value === 'Infinity') return Number.POSITIVE_INFINITY;
  if (value === '-Infinity') return Number.NEGATIVE_INFINITY;
  return typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : undefined;
}
