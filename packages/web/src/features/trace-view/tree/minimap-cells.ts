import { toDurationMs } from '../../../format/duration.ts';
import type { Timeline } from '../timeline.ts';
import type { TreeRow } from './tree-line.ts';

/** A stretch of one lane in one colour, in columns of the map. */
export interface MinimapCell {
  readonly lane: number;
  readonly fromColumn: number;
  readonly toColumn: number;
  readonly kind: string;
}

export interface MinimapSize {
  readonly columns: number;
  readonly lanes: number;
}

export const ERROR_KIND = 'error';

const NOTHING = 0;

/**
 * All spans in a picture of a few lanes, by depth; deeper ones share the last lane. Errors are seen whatever else is
 * there. Each cell is painted once, so that long spans on top of each other cost no more than one.
 */
export function toMinimapCells(
  rows: readonly TreeRow[],
  timeline: Timeline,
  { columns, lanes }: MinimapSize,
): readonly MinimapCell[] {
  const kinds: string[] = [''];
  const kindIndexes = new Map<string, number>();
  const painted = new Uint16Array(lanes * columns);
  // The next free cell at or behind each, so that painted ones are stepped over.
  const nextFree = Array.from({ length: lanes }, () => Uint32Array.from({ length: columns + 1 }, (_, at) => at));
  const scale = timeline.durationMs === 0 ? 0 : columns / timeline.durationMs;

  const paint = (row: TreeRow, kind: string) => {
    const lane = Math.min(row.depth, lanes - 1);
    const free = nextFree[lane] as Uint32Array;
    const fromMs = toDurationMs(timeline.startUnixNano, row.span.startUnixNano);
    const toMs =
      row.span.endUnixNano === null ? timeline.durationMs : toDurationMs(timeline.startUnixNano, row.span.endUnixNano);
    const from = Math.min(columns - 1, Math.max(0, Math.floor(fromMs * scale)));
    const to = Math.min(columns, Math.max(from + 1, Math.ceil(toMs * scale)));
    let at = findFree(free, from);
    if (at >= to) return;
    const kindIndex = kindIndexes.get(kind) ?? kinds.push(kind) - 1;
    kindIndexes.set(kind, kindIndex);
    while (at < to) {
      painted[lane * columns + at] = kindIndex;
      free[at] = at + 1;
      at = findFree(free, at + 1);
    }
  };
  for (const row of rows) if (row.span.status === 'ERROR') paint(row, ERROR_KIND);
  for (const row of rows) if (row.span.status !== 'ERROR') paint(row, row.span.type);
  return toCells(painted, kinds, { columns, lanes });
}

function findFree(free: Uint32Array, start: number): number {
  let at = start;
  while ((free[at] as number) !== at) at = free[at] as number;
  // Paths are shortened on the way, or they would be walked again and again.
  for (let step = start; step !== at;) {
    const next = free[step] as number;
    free[step] = at;
    step = next;
  }
  return at;
}

function toCells(painted: Uint16Array, kinds: readonly string[], { columns, lanes }: MinimapSize): MinimapCell[] {
  const cells: MinimapCell[] = [];
  for (let lane = 0; lane < lanes; lane += 1) {
    let from = 0;
    for (let column = 1; column <= columns; column += 1) {
      const current = painted[lane * columns + from] as number;
      if (column < columns && painted[lane * columns + column] === current) continue;
      if (current !== NOTHING) cells.push({ lane, fromColumn: from, toColumn: column, kind: kinds[current] ?? '' });
      from = column;
    }
  }
  return cells;
}
