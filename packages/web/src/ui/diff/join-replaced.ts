import type { DiffRow } from './text-diff.ts';

/** For two columns: lines that went stand beside those that came in their place. */
export function joinReplaced(rows: readonly DiffRow[]): readonly DiffRow[] {
  const joined: DiffRow[] = [];
  let index = 0;
  while (index < rows.length) {
    const removed = takeRun(rows, index, 'removed');
    const added = takeRun(rows, index + removed.length, 'added');
    index += removed.length + added.length;
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      const [before, after] = [removed[at]?.before, added[at]?.after];
      joined.push({ kind: before === undefined ? 'added' : 'removed', before, after });
    }
    const next = rows[index];
    if (next === undefined || next.kind === 'removed' || next.kind === 'added') continue;
    joined.push(next);
    index += 1;
  }
  return joined;
}

function takeRun(rows: readonly DiffRow[], from: number, kind: DiffRow['kind']): readonly DiffRow[] {
  let end = from;
  while (rows[end]?.kind === kind) end += 1;
  return rows.slice(from, end);
}
