import { expect, it } from 'vitest';

import { listIgnoredNotes } from './list-ignored-notes.ts';

it('says nothing when nothing is ignored', () => {
  expect(listIgnoredNotes({ flags: { port: '5000' }, environment: { MLFLOW_PORT: '1' } })).toEqual([]);
});

it('names a switch that was typed', () => {
  const notes = listIgnoredNotes({ flags: { enableWorkspaces: true }, environment: {} });
  expect(notes).toEqual(['note: --enable-workspaces has no effect: Gander has no workspaces yet.']);
});

it('names a variable that was set, unless a flag overrides it', () => {
  const environment = { MLFLOW_WORKERS: '8' };
  expect(listIgnoredNotes({ flags: {}, environment })[0]).toMatch(/^note: MLFLOW_WORKERS has no effect/);
  expect(listIgnoredNotes({ flags: { workers: '2' }, environment })[0]).toMatch(/^note: --workers has no effect/);
});
