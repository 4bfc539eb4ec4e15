import { checkBodySize } from '../lazy/envelope.ts';
import type { ProtocolLimits } from '../limits.ts';
import { ProtocolError } from '../protocol-error.ts';
import { decodeUtf8Document } from '../wire/utf8.ts';
import { findUnexpectedToken } from './unexpected-token.ts';

/** A number of 16 digits or more outside quotes: only then can `JSON.parse` have lost some. */
const LONG_NUMBER = /[[:,\s-]\d{16}/;
/** An int64 or uint64 has at most 20 digits; longer texts are not worth the quadratic conversion. */
const INTEGER = /^-?\d{1,20}$/;

/** Added to the language in ES2026: a reviver is told the source text of each primitive. */
type SourceReviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

/**
 * The value of a JSON body. Integers beyond 2^53 become bigints, all others numbers. Throws {@link ProtocolError}: a
 * syntax error names its position.
 */
export function parseJsonText(body: Uint8Array, limits: ProtocolLimits): unknown {
  checkBodySize(body.length, limits);
  checkValueCount(body);
  const text = decodeUtf8Document(body);
  try {
    return JSON.parse(text, LONG_NUMBER.test(text) ? reviveInteger : undefined) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ProtocolError('malformed', `The body is not valid JSON: ${toReason(error, text)}`);
    if (error instanceof RangeError) throw new ProtocolError('limit_exceeded', 'The JSON body is nested too deeply.');
    throw error;
  }
}

/** Each costs the parser some fifty bytes, whatever it holds: a small compressed body could ask for gigabytes. */
const MAX_CONTAINERS = 4_000_000;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;

/** Counts brackets in strings too: a body with that many of them is refused either way. */
function checkValueCount(body: Uint8Array): void {
  if (body.length < MAX_CONTAINERS) return;
  let count = 0;
  for (const byte of body) if (byte === OPEN_BRACE || byte === OPEN_BRACKET) count += 1;
  if (count > MAX_CONTAINERS) {
    throw new ProtocolError('limit_exceeded', `The JSON body holds more than ${MAX_CONTAINERS} objects and arrays.`);
  }
}

const reviveInteger: SourceReviver = (_key, value, context) => {
  const source = context?.source;
  if (typeof value !== 'number' || Number.isSafeInteger(value) || source === undefined) return value;
  return INTEGER.test(source) ? BigInt(source) : value;
};

const WITH_POSITION = /^(.*?) in JSON at position (\d+)/;

/** What is wrong and where. The engine's message may also quote the body, and with it a prompt; that part is dropped. */
function toReason({ message }: SyntaxError, text: string): string {
  const [, what, position] = WITH_POSITION.exec(message) ?? [];
  if (what !== undefined && position !== undefined) return `${what} at position ${position}.`;
  if (message.startsWith('Unexpected end')) return `it ends too early, at position ${text.length}.`;
  return `unexpected token at position ${findUnexpectedToken(text)}.`;
}
