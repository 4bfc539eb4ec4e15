import { describe, expect, it } from 'vitest';

import { buildRunRow } from '../testing/build-run-row.ts';
import { type NestOptions, nestRuns } from './nest-runs.ts';

const OPTIONS: NestOptions = { isFlat: false, contextIds: new Set(), closedIds: new Set(), pinnedIds: new Set() };
const run = (runId: string, parent?: string) =>
  buildRunRow(runId, { tags: parent === undefined ? {} : { 'mlflow.parentRunId': parent } });
const shape = (runs: ReturnType<typeof nestRuns>) =>
  runs.map(({ run: { runId }, depth }) => `${'-'.repeat(depth)}${runId}`);

describe('nestRuns', () => {
  const runs = [run('c2', 'p'), run('x'), run('c1', 'p'), run('g', 'c1'), run('p'), run('orphan', 'gone')];

  it('puts children under their parents, in the order of the list', () => {
    const nested = nestRuns(runs, OPTIONS);
    expect(shape(nested)).toEqual(['x', 'p', '-c2', '-c1', '--g', 'orphan']);
    expect(nested[1]).toMatchObject({ childCount: 2, isOpen: true });
  });

  it('folds', () => {
    expect(shape(nestRuns(runs, { ...OPTIONS, closedIds: new Set(['p']) }))).toEqual(['x', 'p', 'orphan']);
    expect(shape(nestRuns(runs, { ...OPTIONS, closedIds: new Set(['c1']) }))).toEqual([
      'x',
      'p',
      '-c2',
      '-c1',
      'orphan',
    ]);
  });

  it('lists pinned runs first, and all by themselves when flat', () => {
    expect(shape(nestRuns(runs, { ...OPTIONS, pinnedIds: new Set(['g']) }))).toEqual([
      'g',
      'x',
      'p',
      '-c2',
      '-c1',
      'orphan',
    ]);
    expect(shape(nestRuns(runs, { ...OPTIONS, isFlat: true }))).toEqual(['c2', 'x', 'c1', 'g', 'p', 'orphan']);
  });

  it('puts a parent that nobody asked for where its first child stands', () => {
    const list = [run('x'), run('c1', 'p'), run('y'), run('c2', 'p'), run('p')];
    const nested = nestRuns(list, { ...OPTIONS, contextIds: new Set(['p']) });
    expect(shape(nested)).toEqual(['x', 'p', '-c1', '-c2', 'y']);
    expect(nested.filter(({ isContext }) => isContext).map(({ run }) => run.runId)).toEqual(['p']);
    expect(shape(nestRuns(list, { ...OPTIONS, isFlat: true, contextIds: new Set(['p']) }))).toEqual([
      'x',
      'c1',
      'y',
      'c2',
    ]);
  });

  it('loses no run of a ring', () => {
    expect(shape(nestRuns([run('a', 'b'), run('b', 'a'), run('self', 'self')], OPTIONS))).toEqual(['self', 'a', '-b']);
  });
});
