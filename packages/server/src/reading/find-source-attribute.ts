import type { JsonValue } from '@gander/core/json-value';

/** Enough of both ends to know a text again. */
const COMPARED_CHARS = 400;

/**
 * The attribute whose text a big value was parsed from, told by its beginning and end. The text is exact where the value
 * is not (integers beyond 2^53), and is read without parsing megabytes. `undefined` when in doubt.
 */
export function findSourceAttribute(
  attributes: Readonly<Record<string, JsonValue>>,
  { value, sizeChars }: { readonly value: JsonValue; readonly sizeChars: number },
): string | undefined {
  const start = toComparable(writeStart(value));
  const end = toComparable(writeEnd(value));
  const found = Object.entries(attributes).filter(
    ([, text]) =>
      typeof text === 'string' &&
      text.length > sizeChars / 2 &&
      toComparable(text.slice(0, COMPARED_CHARS * 3)).startsWith(start) &&
      toComparable(text.slice(-COMPARED_CHARS * 3)).endsWith(end),
  );
  return found[0]?.[0];
}

/** Spaces between the tokens and digits that parsing may have rounded do not count. */
function toComparable(text: string): string {
  return text.replaceAll(/\s+/g, '').replaceAll(/(\d{12})\d+/g, '$1');
}

/** The first characters of the value's JSON; whole tokens, so it may be a little longer. */
function writeStart(value: JsonValue): string {
  const texts: string[] = [];
  let length = 0;
  const put = (text: string) => {
    texts.push(text);
    length += text.length;
  };
  const write = (item: JsonValue): void => {
    if (length > COMPARED_CHARS) return;
    if (item === null || typeof item !== 'object') {
      put(typeof item === 'string' ? writeLongText(item) : JSON.stringify(item));
      return;
    }
    const isList = Array.isArray(item);
    put(isList ? '[' : '{');
    let isFirst = true;
    for (const [key, member] of isList ? item.entries() : Object.entries(item as object)) {
      if (length > COMPARED_CHARS) return;
      if (!isFirst) put(',');
      isFirst = false;
      if (!isList) put(`${JSON.stringify(key)}:`);
      write(member as JsonValue);
    }
    if (length <= COMPARED_CHARS) put(isList ? ']' : '}');
  };
  write(value);
  return cutWritten(texts.join(''));
}

/** Only the beginning is compared: a text of megabytes is not written out for it. */
function writeLongText(text: string): string {
  const written = JSON.stringify(text.slice(0, COMPARED_CHARS * 2));
  return text.length > COMPARED_CHARS * 2 ? written.slice(0, -1) : written;
}

/** Not in the middle of an escape. */
function cutWritten(text: string): string {
  const cut = text.slice(0, COMPARED_CHARS);
  const escape = cut.lastIndexOf('\\');
  return escape > cut.length - 7 ? cut.slice(0, escape) : cut;
}

/** The last characters of the value's JSON; whole tokens, so it may be a little longer. */
function writeEnd(root: JsonValue): string {
  const texts: string[] = [];
  let length = 0;
  const put = (text: string) => {
    texts.push(text);
    length += text.length;
  };
  const write = (item: JsonValue): void => {
    if (item === null || typeof item !== 'object') {
      put(typeof item === 'string' ? writeLongTextEnd(item) : JSON.stringify(item));
      return;
    }
    const isList = Array.isArray(item);
    put(isList ? ']' : '}');
    const members: readonly (readonly [string | number, JsonValue])[] = isList
      ? (item as readonly JsonValue[]).slice(-COMPARED_CHARS).map((member, index) => [index, member])
      : Object.entries(item);
    for (let index = members.length - 1; index >= 0 && length <= COMPARED_CHARS; index -= 1) {
      const [key, member] = members[index] as readonly [string | number, JsonValue];
      write(member);
      if (length > COMPARED_CHARS) return;
      if (!isList) put(`${JSON.stringify(key)}:`);
      const isFirst = index === 0 && members.length === (isList ? item.length : members.length);
      if (!isFirst) put(',');
    }
    if (length <= COMPARED_CHARS) put(isList ? '[' : '{');
  };
  write(root);
  return texts.reverse().join('');
}

function writeLongTextEnd(text: string): string {
  const written = JSON.stringify(text.slice(-COMPARED_CHARS));
  return text.length > COMPARED_CHARS ? written.slice(1) : written;
}
