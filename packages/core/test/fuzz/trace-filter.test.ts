import { AppError } from '@gander/core/errors';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import { requireTraceOrder } from '@gander/core/query/traces/require-trace-order';
import {
  createBrokenTraceFilter,
  createRandomTraceFilter,
} from '@gander/core/query/traces/testing/random-trace-filter';
import { expect, it } from 'vitest';

const FILTERS = 100_000;
const SEED = 815;
/** Of a machine that is busy with other tests as well. */
const SLOW_MS = 2000;

function createSeededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

it(`should read or refuse ${FILTERS} random filters of traces, and never fail`, () => {
  const random = createSeededRandom(SEED);
  const counts = { read: 0, refused: 0 };
  /** Refused with a place that they do not have. */
  const misplaced: string[] = [];
  for (let at = 0; at < FILTERS; at += 1) {
    const filter = at % 2 === 0 ? createRandomTraceFilter(random) : createBrokenTraceFilter(random);
    const startMs = performance.now();
    for (const read of [requireTraceFilter, (text: string) => requireTraceOrder([text])]) {
      try {
        read(filter);
        counts.read += 1;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'invalid_argument') {
          throw new Error(`Failed on ${JSON.stringify(filter)}`, { cause: error });
        }
        const { position } = error.details as { readonly position: number };
        if (position < 0 || position > filter.length) misplaced.push(filter);
        counts.refused += 1;
      }
    }
    expect(performance.now() - startMs).toBeLessThan(SLOW_MS);
  }
  expect(misplaced).toEqual([]);
  expect(counts.read).toBeGreaterThan(FILTERS / 5);
  expect(counts.refused).toBeGreaterThan(FILTERS / 5);
});
