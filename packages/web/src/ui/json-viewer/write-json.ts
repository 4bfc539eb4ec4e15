import { createJsonDocument, isContainer, readString, readText } from './json-document.ts';
import { JsonRows } from './json-rows.ts';
import { JSON_SIGNS } from './json-signs.ts';
import { skipString, skipValue } from './skip-value.ts';

/** Above this a value is copied as it is written: nobody reads it by indentation. */
const MAX_INDENTED_BYTES = 2_000_000;

/** A value as somebody wants it on the clipboard: a string's text, anything else as indented JSON with all its digits. */
export function writeJson(bytes: Uint8Array, start: number): string {
  const end = skipValue(bytes, start);
  if (bytes[start] === JSON_SIGNS.quote) return readString(bytes, { start, end });
  if (!isContainer(bytes, start) || end - start > MAX_INDENTED_BYTES) return readText(bytes, { start, end });
  return writeIndented(bytes.subarray(start, end));
}

function writeIndented(bytes: Uint8Array): string {
  const rows = new JsonRows(createJsonDocument(bytes), () => true);
  const lines: string[] = [];
  for (let at = 0; at < rows.count; at += 1) {
    const { kind, depth, start, valueStart, hasName } = rows.get(at);
    const name = hasName ? `${readText(bytes, { start, end: skipString(bytes, start) })}: ` : '';
    const isLast = at + 1 === rows.count || rows.get(at + 1).kind === 'close';
    const comma = kind === 'open' || isLast ? '' : ',';
    const value =
      kind === 'value'
        ? readText(bytes, { start: valueStart, end: skipValue(bytes, valueStart) })
        : toBrackets(kind, String.fromCharCode(bytes[valueStart] as number));
    lines.push(`${'  '.repeat(depth)}${name}${value}${comma}`);
  }
  return lines.join('\n');
}

function toBrackets(kind: 'open' | 'closed' | 'close', bracket: string): string {
  if (kind !== 'closed') return bracket;
  return bracket === '{' ? '{}' : '[]';
}
