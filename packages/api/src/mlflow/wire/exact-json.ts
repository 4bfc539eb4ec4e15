/** The two halves of https://github.com/tc39/proposal-json-parse-with-source, which the compiler's library lacks. */
interface ExactJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
}

const exactJson = JSON as unknown as ExactJson;

/** Fewer digits always fit a double. */
const MANY_DIGITS = /\d{16}/;
const WHOLE_NUMBER = /^-?\d+$/;

/** Deeper than any message, and less than what code that walks a value can follow. */
const MAX_DEPTH = 500;

/**
 * Like `JSON.parse`, but whole numbers beyond what a double holds become BigInts. Throws `SyntaxError`, also for values
 * nested so deep that whoever walks them would run out of stack.
 */
export function parseExactJson(json: string): unknown {
  checkDepth(json);
  if (!MANY_DIGITS.test(json)) return JSON.parse(json);
  return exactJson.parse(json, (_key, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && WHOLE_NUMBER.test(source)
      ? BigInt(source)
      : value,
  );
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[` and `{`, `]` and `}`: each pair differs in this one bit. */
const CURLY_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** Counts brackets outside of strings. */
function checkDepth(json: string): void {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) isInString = !isInString;
    else if (isInString && code === BACKSLASH) at += 1;
    else if (!isInString && (code | CURLY_BIT) === OPENING) depth += 1;
    else if (!isInString && (code | CURLY_BIT) === CLOSING) depth -= 1;
    if (depth > MAX_DEPTH) throw new SyntaxError(`The JSON is nested deeper than ${MAX_DEPTH} levels.`);
  }
}

/** Like `JSON.stringify`, and BigInts are written as numbers, digit by digit. */
export function encodeExactJson(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(renderExactJson(value));
}

/** The same as text, with an indentation of so many spaces. */
export function renderExactJson(value: unknown, indentation = 0): string {
  return JSON.stringify(
    value,
    (_key, item: unknown) => (typeof item === 'bigint' ? exactJson.rawJSON(item.toString()) : item),
    indentation,
  );
}
