/** The React keys of the rows that are drawn, from the first to the last. */
export interface RowSlots {
  /** Index of the first drawn row. */
  readonly start: number;
  readonly keys: readonly number[];
  /** A key that no row has had. */
  readonly nextKey: number;
}

export const NO_SLOTS: RowSlots = { start: 0, keys: [], nextKey: 0 };

/** More of the rows than this must stay on the screen for them to keep their elements. */
const KEEP_SHARE = 0.5;

/**
 * The keys after scrolling. As long as most rows stay on the screen, each keeps its element and few are made new. After a
 * jump the elements stay where they are and get the text of other rows: making rows, and throwing them away, is most of
 * what scrolling costs.
 */
export function moveSlots(slots: RowSlots, start: number, count: number): RowSlots {
  const { keys } = slots;
  const shift = start - slots.start;
  if (shift === 0 && count === keys.length) return slots;
  const keptCount = Math.min(start + count, slots.start + keys.length) - Math.max(start, slots.start);
  const keepsElements = keptCount > count * KEEP_SHARE;
  if (!keepsElements && count === keys.length) return { ...slots, start };
  let { nextKey } = slots;
  const moved = Array.from({ length: count }, (_, position) => {
    const key = keys[keepsElements ? position + shift : position];
    if (key !== undefined) return key;
    nextKey += 1;
    return nextKey - 1;
  });
  return { start, keys: moved, nextKey };
}
