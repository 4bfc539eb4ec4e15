/** What a text says when it is JSON, else the text; models write the arguments of a call as JSON, mostly. */
export function toMaybeJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
