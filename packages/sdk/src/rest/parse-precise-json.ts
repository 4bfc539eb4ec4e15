/** A text or a number, whole. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const INTEGER = /^-?\d+$/;
/** Only then can a double have lost some. */
const LONG_NUMBER = /\d{16}/;

/** As `JSON.parse`, but integers that a number cannot hold become bigint-safe texts. Throws SyntaxError. */
export function parsePreciseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text) as unknown;
  return JSON.parse(
    text.replace(TOKEN, (token) =>
      INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
    ),
  ) as unknown;
}
