import { expect, test } from 'vitest';

import { createConnectionStore } from './connection-store.ts';

test('a failed request outweighs a silent stream, and an answer makes up for it', () => {
  const store = createConnectionStore();
  const seen: string[] = [];
  store.subscribe(() => seen.push(store.getState()));
  store.setStream('connecting');
  store.setStream('live');
  store.setReachable(false);
  store.setReachable(false);
  store.setReachable(true);
  store.setStream('lost');
  store.setStream('live');
  expect(seen).toEqual(['connecting', 'live', 'lost', 'live', 'lost', 'live']);
});

test('an opened stream proves that the server is there', () => {
  const store = createConnectionStore();
  store.setReachable(false);
  store.setStream('live');
  expect(store.getState()).toBe('live');
});

test('who left is not told', () => {
  const store = createConnectionStore();
  let calls = 0;
  const leave = store.subscribe(() => {
    calls += 1;
  });
  leave();
  store.setStream('live');
  expect(calls).toBe(0);
});
