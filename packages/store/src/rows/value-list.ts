/** Longer lists are not kept: what is in them is told by the spans alone. */
const MAX_VALUES = 50;
const SEPARATOR = '\n';

/** Several texts in one column, each between line feeds; `null` for texts that cannot be kept so. */
export function encodeValueList(values: readonly string[]): string | null {
  if (values.length === 0) return '';
  if (values.length > MAX_VALUES || !values.every(isListable)) return null;
  return `${SEPARATOR}${values.join(SEPARATOR)}${SEPARATOR}`;
}

/** As {@link encodeValueList} wrote it; none where it is not known. */
export function decodeValueList(text: string | null): readonly string[] {
  return text === null || text === '' ? [] : text.slice(1, -1).split(SEPARATOR);
}

/** False for what such a column never has in it. */
export function isListable(value: string): boolean {
  return !value.includes(SEPARATOR) && !value.includes('\0');
}

/** What such a column contains when the value is in it. */
export function toListedValue(value: string): string {
  return `${SEPARATOR}${value}${SEPARATOR}`;
}
