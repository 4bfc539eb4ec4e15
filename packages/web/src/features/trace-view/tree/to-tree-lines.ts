import { toDurationMs } from '../../../format/duration.ts';
import { type FoldLine, toFoldKey, type TreeLine, type TreeRow } from './tree-line.ts';

/** Runs shorter than this are easier read than opened. */
export const MIN_RUN = 5;

const EMPTY: ReadonlySet<string> = new Set();

export interface TreeLinesOptions {
  /** Ids of spans that hide what is below them. */
  readonly closed?: ReadonlySet<string>;
  /** 1 for the rows to show, by index. Absent: all. */
  readonly kept?: Uint8Array | undefined;
  /** Ids of the first spans of runs that are shown one by one; `all` folds nothing. */
  readonly opened?: ReadonlySet<string> | 'all';
  readonly matchIds?: ReadonlySet<string> | undefined;
}

/**
 * The lines to draw of a tree. `rows` is the whole tree, depth first, nothing collapsed. Runs of {@link MIN_RUN} and more
 * siblings with one name and type become one line. Linear; a run is looked at once.
 */
export function toTreeLines(rows: readonly TreeRow[], options: TreeLinesOptions = {}): readonly TreeLine[] {
  const { closed = EMPTY, kept, opened = EMPTY, matchIds = EMPTY } = options;
  const lines: TreeLine[] = [];
  /** Opened runs around the row, innermost last. */
  const runs: { readonly end: number; readonly depth: number }[] = [];
  let index = 0;
  while (index < rows.length) {
    while ((runs.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= index) runs.pop();
    const row = rows[index] as TreeRow;
    if (kept?.[index] === 0) {
      // Nothing below a span that is left out is kept.
      index = toNextSibling(rows, index);
      continue;
    }
    const depth = row.depth + runs.length;
    if (opened !== 'all' && runs.at(-1)?.depth !== row.depth) {
      const run = findRun(rows, index, kept);
      if (run.members.length >= MIN_RUN) {
        const isOpen = opened.has(row.span.spanId);
        lines.push(toFoldLine(rows, run, { depth, isOpen, matchIds }));
        if (!isOpen) {
          index = run.end;
          continue;
        }
        runs.push({ end: run.end, depth: row.depth });
      }
    }
    const isCollapsed = row.childCount > 0 && closed.has(row.span.spanId);
    // Counted again: a run that was just opened is around its first member.
    lines.push({ kind: 'span', key: row.span.spanId, depth: row.depth + runs.length, row, isCollapsed });
    index = isCollapsed ? toNextSibling(rows, index) : index + 1;
  }
  return lines;
}

/** What has to be opened for a span to be seen: spans that are above it, and the first spans of runs that hide it. */
export interface HiddenBy {
  readonly ancestorIds: readonly string[];
  readonly runIds: readonly string[];
}

export function findHiding(rows: readonly TreeRow[], index: number, kept?: Uint8Array): HiddenBy {
  const ancestorIds: string[] = [];
  const runIds: string[] = [];
  let at = 0;
  while (at < rows.length) {
    const row = rows[at] as TreeRow;
    if (kept?.[at] === 0) {
      at = toNextSibling(rows, at);
      continue;
    }
    const run = findRun(rows, at, kept);
    if (run.end <= index) {
      at = run.end;
      continue;
    }
    if (run.members.length >= MIN_RUN) runIds.push(row.span.spanId);
    const member = run.members.findLast((start) => start <= index) ?? at;
    if (member === index) break;
    ancestorIds.push((rows[member] as TreeRow).span.spanId);
    at = member + 1;
  }
  return { ancestorIds, runIds };
}

interface Run {
  /** Indexes of the siblings. */
  readonly members: readonly number[];
  /** Index behind the last one and all that is below it. */
  readonly end: number;
}

function findRun(rows: readonly TreeRow[], start: number, kept: Uint8Array | undefined): Run {
  const { span, depth, kind } = rows[start] as TreeRow;
  const members = [start];
  let end = toNextSibling(rows, start);
  for (let index = end; index < rows.length; index = toNextSibling(rows, index)) {
    const row = rows[index] as TreeRow;
    if (row.depth !== depth) break;
    if (kept?.[index] === 0) continue;
    if (row.span.name !== span.name || row.span.type !== span.type || row.kind !== kind) break;
    members.push(index);
    end = toNextSibling(rows, index);
  }
  return { members, end };
}

function toNextSibling(rows: readonly TreeRow[], index: number): number {
  return index + (rows[index] as TreeRow).descendantCount + 1;
}

type FoldLook = Pick<FoldLine, 'depth' | 'isOpen'> & { readonly matchIds: ReadonlySet<string> };

function toFoldLine(rows: readonly TreeRow[], { members, end }: Run, { matchIds, ...look }: FoldLook): FoldLine {
  const from = members[0] as number;
  const first = (rows[from] as TreeRow).span;
  let errorCount = 0;
  let matchCount = 0;
  for (let index = from; index < end; index += 1) {
    const { span } = rows[index] as TreeRow;
    if (span.status === 'ERROR') errorCount += 1;
    if (matchIds.has(span.spanId)) matchCount += 1;
  }
  return {
    kind: 'fold',
    key: toFoldKey(first.spanId),
    first,
    count: members.length,
    errorCount,
    matchCount,
    ...look,
    ...toTimes(rows, members),
  };
}

function toTimes(
  rows: readonly TreeRow[],
  members: readonly number[],
): Pick<FoldLine, 'durations' | 'openCount' | 'startUnixNano' | 'endUnixNano'> {
  let startUnixNano = (rows[members[0] as number] as TreeRow).span.startUnixNano;
  let lastEnd = startUnixNano;
  let openCount = 0;
  let totalMs = 0;
  let minMs = Number.POSITIVE_INFINITY;
  let maxMs = Number.NEGATIVE_INFINITY;
  for (const member of members) {
    const { span } = rows[member] as TreeRow;
    if (span.startUnixNano < startUnixNano) startUnixNano = span.startUnixNano;
    if (span.endUnixNano === null) {
      openCount += 1;
      continue;
    }
    if (span.endUnixNano > lastEnd) lastEnd = span.endUnixNano;
    const durationMs = toDurationMs(span.startUnixNano, span.endUnixNano);
    totalMs += durationMs;
    minMs = Math.min(minMs, durationMs);
    maxMs = Math.max(maxMs, durationMs);
  }
  return {
    openCount,
    durations: openCount === members.length ? undefined : { totalMs, minMs, maxMs },
    startUnixNano,
    endUnixNano: openCount > 0 ? null : lastEnd,
  };
}
