import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createPacedRunner } from './create-paced-runner.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the first item runs at once, the rest together after the gap', async () => {
  const batches: (readonly number[])[] = [];
  const runner = createPacedRunner<number>({ gapMs: 500, run: async (items) => void batches.push(items) });
  runner.add(1);
  runner.add(2);
  runner.add(3);
  expect(batches).toEqual([[1]]);
  await vi.advanceTimersByTimeAsync(499);
  expect(batches).toEqual([[1]]);
  await vi.advanceTimersByTimeAsync(1);
  expect(batches).toEqual([[1], [2, 3]]);
});

test('a run that fails does not stop the next', async () => {
  const batches: (readonly string[])[] = [];
  const runner = createPacedRunner<string>({
    gapMs: 100,
    async run(items) {
      batches.push(items);
      throw new Error('no server');
    },
  });
  runner.add('a');
  runner.add('b');
  await vi.advanceTimersByTimeAsync(100);
  expect(batches).toEqual([['a'], ['b']]);
});

test('a slow run is waited for', async () => {
  const batches: (readonly string[])[] = [];
  const runner = createPacedRunner<string>({
    gapMs: 10,
    async run(items) {
      batches.push(items);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    },
  });
  runner.add('a');
  runner.add('b');
  await vi.advanceTimersByTimeAsync(1000);
  expect(batches).toEqual([['a']]);
  await vi.advanceTimersByTimeAsync(10);
  expect(batches).toEqual([['a'], ['b']]);
});

test('nothing runs after a stop', async () => {
  const batches: (readonly string[])[] = [];
  const runner = createPacedRunner<string>({ gapMs: 10, run: async (items) => void batches.push(items) });
  runner.add('a');
  runner.add('b');
  runner.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(batches).toEqual([['a']]);
});
