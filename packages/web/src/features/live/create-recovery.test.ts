import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createConnectionStore } from './connection-store.ts';
import { createRecovery } from './create-recovery.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch(answers: readonly boolean[]) {
  const connection = createConnectionStore();
  const seen = { asked: 0, recovered: 0 };
  const recovery = createRecovery({
    connection,
    async ask() {
      seen.asked += 1;
      return answers[seen.asked - 1] ?? false;
    },
    onRecovered() {
      seen.recovered += 1;
    },
  });
  return { connection, seen, recovery };
}

test('asks, later each time, until the server is back', async () => {
  const { connection, seen } = watch([false, false, true]);
  connection.setReachable(false);
  await vi.advanceTimersByTimeAsync(3000);
  expect(seen).toEqual({ asked: 2, recovered: 0 });
  expect(connection.getState()).toBe('lost');
  await vi.advanceTimersByTimeAsync(4000);
  expect(seen).toEqual({ asked: 3, recovered: 1 });
  expect(connection.getState()).toBe('idle');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen).toEqual({ asked: 3, recovered: 1 });
});

test('tells once, whoever notices first', async () => {
  const { connection, seen } = watch([true]);
  connection.setStream('live');
  connection.setReachable(false);
  connection.setReachable(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen).toEqual({ asked: 0, recovered: 1 });
});

test('does not wait for a stream that is slow to open again', async () => {
  const { connection, seen } = watch([true]);
  connection.setStream('lost');
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toEqual({ asked: 1, recovered: 1 });
  expect(connection.getState()).toBe('lost');
});

test('asks no more once it is closed', async () => {
  const { connection, seen, recovery } = watch([]);
  connection.setReachable(false);
  await vi.advanceTimersByTimeAsync(1000);
  recovery.close();
  await vi.advanceTimersByTimeAsync(60_000);
  connection.setReachable(true);
  expect(seen).toEqual({ asked: 1, recovered: 0 });
});
