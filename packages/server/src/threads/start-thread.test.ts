import { expect, onTestFinished, test } from 'vitest';

import { startThread, type Thread } from './start-thread.ts';
import type { FragileMethods } from './testing/fragile-thread.ts';

interface Started {
  readonly thread: Thread<FragileMethods>;
  readonly events: unknown[];
  readonly deaths: Error[];
}

async function start(workerData?: unknown): Promise<Started> {
  const events: unknown[] = [];
  const deaths: Error[] = [];
  const thread = await startThread<FragileMethods>({
    entry: './testing/fragile-thread',
    base: import.meta.url,
    workerData,
    youngGenerationMb: 4,
    onEvent: (event) => events.push(event),
    onDeath: (error) => deaths.push(error),
  });
  onTestFinished(() => thread.stop());
  return { thread, events, deaths };
}

test('a call is answered, and what the thread says unasked arrives before', async () => {
  const { thread, events } = await start();
  const value = { nanos: 9_007_199_254_740_993n };
  expect(await thread.call('echo', value)).toEqual(value);
  expect(events).toEqual([value]);
});

test('bytes are moved, not copied', async () => {
  const { thread } = await start();
  const bytes = new Uint8Array(1000);
  expect(await thread.call('measure', bytes, [bytes.buffer])).toBe(1000);
  expect(bytes.byteLength).toBe(0);
});

test('a refusal keeps its code, its sentence and its details; a bug stays a bug', async () => {
  const { thread } = await start();
  await expect(thread.call('refuse', 'Not here.')).rejects.toMatchObject({
    name: 'AppError',
    code: 'not_found',
    message: 'Not here.',
    details: { where: 'there' },
  });
  await expect(thread.call('break', undefined)).rejects.not.toHaveProperty('code');
});

test('what cannot cross threads is an error of that call alone', async () => {
  const { thread } = await start();
  await expect(thread.call('echo', () => {})).rejects.toThrow(/could not be cloned/);
  expect(await thread.call('echo', 1)).toBe(1);
});

test('when the thread dies, everybody who waits or comes later is told, and the owner last', async () => {
  const { thread, deaths } = await start();
  const waiting = thread.call('hang', undefined).catch((error: unknown) => ({ error, deathsBefore: deaths.length }));
  const dying = thread.call('die', undefined);
  await expect(dying).rejects.toMatchObject({ code: 'unavailable' });
  expect(await waiting).toMatchObject({ error: { code: 'unavailable' }, deathsBefore: 0 });
  await expect.poll(() => deaths.map((death) => death.message)).toEqual([expect.stringMatching(/ended with code 3/)]);
  await expect(thread.call('echo', 1)).rejects.toMatchObject({ code: 'unavailable' });
});

test('a thread that cannot start says why, and is no death', async () => {
  await expect(start('cannot start')).rejects.toMatchObject({
    code: 'failed_precondition',
    message: 'It cannot start.',
  });
});

test('stopping a thread is no death', async () => {
  const { thread, deaths } = await start();
  await thread.stop();
  expect(deaths).toEqual([]);
});
