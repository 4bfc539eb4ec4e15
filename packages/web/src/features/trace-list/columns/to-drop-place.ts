export interface Edges {
  readonly left: number;
  readonly right: number;
}

export interface DropPlace {
  /** The title at whose side the line is drawn. */
  readonly index: number;
  readonly side: 'left' | 'right';
  /** Where the column stands then, counted without itself. */
  readonly toIndex: number;
}

/** Between which titles a dragged one would be put: before the first whose middle is right of the pointer. */
export function toDropPlace(cells: readonly Edges[], from: number, x: number): DropPlace {
  const before = cells.findIndex(({ left, right }) => x < (left + right) / 2);
  if (before === -1) return { index: cells.length - 1, side: 'right', toIndex: cells.length - 1 };
  return { index: before, side: 'left', toIndex: before > from ? before - 1 : before };
}
