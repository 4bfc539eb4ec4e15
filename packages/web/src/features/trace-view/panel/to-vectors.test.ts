import { expect, test } from 'vitest';

import { toVectors } from './to-vectors.ts';

const VECTOR = Array.from({ length: 16 }, () => 0.25);

test('vectors are counted, not read', () => {
  expect(toVectors([VECTOR, VECTOR])).toMatchObject({ count: 2, dimensions: 16, length: 1 });
  expect(toVectors(VECTOR)).toMatchObject({ count: 1, dimensions: 16, sample: VECTOR.slice(0, 6) });
});

test.each([undefined, null, [], [1, 2], ['a'], { count: 1 }, [[1, 'x']], [...VECTOR, 'x']])('%j is none', (value) => {
  expect(toVectors(value)).toBeUndefined();
});
