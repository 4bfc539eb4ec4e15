import { expect, it } from 'vitest';

import { InflatedBodies } from './inflated-bodies.ts';

const MEBIBYTE = 1024 * 1024;

it('should inflate a body once while it is remembered, and never hold more than a few', () => {
  const bodies = new InflatedBodies();
  const inflated: bigint[] = [];
  const get = (key: bigint, size = MEBIBYTE) =>
    bodies.get(key, () => {
      inflated.push(key);
      return new Uint8Array(size).fill(Number(key));
    });
  for (const key of [1n, 2n, 1n, 2n]) expect(get(key).at(-1)).toBe(Number(key));
  expect(inflated).toEqual([1n, 2n]);
  for (let key = 3n; key <= 9n; key += 1n) get(key);
  inflated.length = 0;
  // Nine do not fit: the first had to go, the others are there.
  get(9n);
  get(2n);
  expect(inflated).toEqual([]);
  expect(get(1n).at(0)).toBe(1);
  expect(inflated).toEqual([1n]);
});

it('should give a body that is larger than all it may remember, and go on', () => {
  const bodies = new InflatedBodies();
  expect(bodies.get(1n, () => new Uint8Array(20 * MEBIBYTE))).toHaveLength(20 * MEBIBYTE);
  let count = 0;
  for (let turn = 0; turn < 2; turn += 1) {
    bodies.get(2n, () => {
      count += 1;
      return new Uint8Array(MEBIBYTE);
    });
  }
  expect(count).toBe(1);
});
