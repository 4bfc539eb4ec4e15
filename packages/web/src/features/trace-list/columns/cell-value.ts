/** Something that a cell shows, as filters name it. */
export type CellValue =
  | { readonly kind: 'text'; readonly key: string; readonly value: string; readonly label?: string }
  /** Compared, not matched. */
  | {
      readonly kind: 'number';
      readonly key: string;
      readonly value: number;
      readonly label: string;
      /** What is said of traces that have as much or more, and as much or less. */
      readonly words: readonly [atLeast: string, atMost: string];
      /** What is compared with, where the value has more digits than anybody wants to read. */
      readonly bounds?: readonly [atLeast: number, atMost: number];
    }
  /** A moment, to begin or end the time range with. */
  | { readonly kind: 'time'; readonly unixMs: number; readonly label: string }
  /** Only to be copied. */
  | { readonly kind: 'copy'; readonly value: string };

/** What is copied. */
export function toCopyText(value: CellValue): string {
  switch (value.kind) {
    case 'text':
    case 'copy':
      return value.value;
    case 'number':
      return String(value.value);
    case 'time':
      return new Date(value.unixMs).toISOString();
  }
}
