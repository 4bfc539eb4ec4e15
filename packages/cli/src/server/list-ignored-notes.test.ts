import { expect, it } from 'vitest';

import { listIgnoredNotes } from './list-ignored-notes.ts';

it('says nothing when nothing is ignored', () => {
  expect(listIgnoredNotes({ flags: { port: '5000' }, environment: { MLFLOW_PORT: '1' } })).toEqual([]);
});

it('names the form of a switch that was typed, once', () => {
  const notes = (serveArtifacts: boolean): string[] => listIgnoredNotes({ flags: { serveArtifacts }, environment: {} });
  expect(notes(true)).toEqual(['note: --serve-artifacts has no effect: Gander does not keep artifacts yet.']);
  expect(notes(false)).toEqual(['note: --no-serve-artifacts has no effect: Gander does not keep artifacts yet.']);
});

it('names a variable that was set, unless a flag overrides it', () => {
  const environment = { MLFLOW_WORKERS: '8' };
  expect(listIgnoredNotes({ flags: {}, environment })[0]).toMatch(/^note: MLFLOW_WORKERS has no effect/);
  expect(listIgnoredNotes({ flags: { workers: '2' }, environment })[0]).toMatch(/^note: --workers has no effect/);
});
