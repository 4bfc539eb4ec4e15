import { AppError } from '@gander/core/errors';
import { requireExperimentFilter } from '@gander/core/query/experiments/require-experiment-filter';
import { requireRunFilter } from '@gander/core/query/runs/require-run-filter';
import { requireRunOrder } from '@gander/core/query/runs/require-run-order';
import { expect, it } from 'vitest';

const FILTERS = 100_000;
const SEED = 4711;
const SLOW_MS = 100;

const PIECES = [
  'metrics.',
  'params.',
  'tags.',
  'attributes.',
  'dataset.',
  'attribute.',
  'metrics',
  'acc',
  'name',
  'status',
  'run_id',
  'start_time',
  '`a b`',
  '"x"',
  "'y'",
  "'",
  '"',
  '`',
  '.',
  ',',
  '(',
  ')',
  '=',
  '!=',
  '>',
  '<',
  '>=',
  '<=',
  '==',
  '<>',
  '~',
  'LIKE',
  'ilike',
  'IN',
  'NOT IN',
  'NOT',
  'IS NULL',
  'IS NOT NULL',
  'IS',
  'NULL',
  'AND',
  'and',
  'OR',
  'DESC',
  '5',
  '-1.5e3',
  '1e999',
  '9'.repeat(30),
  "('a','b')",
  ' ',
  '\n',
  '\u0000',
  '\ud800',
  '🦢',
  '--',
  '/*',
  ';',
  '%',
  '\\',
  'üñí',
];

function createSeededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

it(`should read or refuse ${FILTERS} random filters, and never fail`, () => {
  const random = createSeededRandom(SEED);
  const counts = { read: 0, refused: 0 };
  for (let at = 0; at < FILTERS; at += 1) {
    const length = 1 + Math.floor(random() * 12);
    const pieces = Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)]);
    const filter = pieces.join(random() < 0.7 ? ' ' : '');
    const startMs = performance.now();
    for (const read of [requireRunFilter, requireExperimentFilter, (text: string) => requireRunOrder([text])]) {
      try {
        read(filter);
        counts.read += 1;
      } catch (error) {
        if (!(error instanceof AppError)) throw new Error(`Failed on ${JSON.stringify(filter)}`, { cause: error });
        counts.refused += 1;
      }
    }
    expect(performance.now() - startMs).toBeLessThan(SLOW_MS);
  }
  expect(counts.read).toBeGreaterThan(100);
  expect(counts.refused).toBeGreaterThan(FILTERS);
});
