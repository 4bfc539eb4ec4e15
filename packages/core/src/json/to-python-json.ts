/**
 * JSON text exactly as Python's `json.dumps` writes it, which is how MLflow's servers keep and show values: a space after
 * `,` and `:`, ASCII only, `1.0` for a float that is whole. Numbers are floats, BigInts are integers.
 *
 * @example toPythonJson({ a: [1, true], b: 2n }) // '{"a": [1.0, true], "b": 2}'
 */
export function toPythonJson(value: unknown): string {
  if (typeof value === 'number') return toPythonFloat(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string') return toAsciiJson(value);
  if (Array.isArray(value)) return `[${value.map(toPythonJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return value === true ? 'true' : value === false ? 'false' : 'null';
  const members = Object.entries(value).map(([key, item]) => `${toAsciiJson(key)}: ${toPythonJson(item)}`);
  return `{${members.join(', ')}}`;
}

/** The last code unit that stands for itself. */
const LAST_PLAIN = 0x7e;

function toAsciiJson(text: string): string {
  const json = JSON.stringify(text);
  let escaped = '';
  let copiedTo = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code <= LAST_PLAIN) continue;
    escaped += `${json.slice(copiedTo, at)}\\u${code.toString(16).padStart(4, '0')}`;
    copiedTo = at + 1;
  }
  return escaped + json.slice(copiedTo);
}

/** Python's `repr`: the same shortest digits as JavaScript's, another choice of when to write an exponent. */
const MIN_PLAIN = 1e-4;
const MAX_PLAIN = 1e16;

function toPythonFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < MIN_PLAIN || size >= MAX_PLAIN)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}
