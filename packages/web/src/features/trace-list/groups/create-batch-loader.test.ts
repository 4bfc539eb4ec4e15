import { expect, test } from 'vitest';

import { createBatchLoader } from './create-batch-loader.ts';

function create(maxSize = 3, maxChars = 100) {
  const asked: (readonly string[])[] = [];
  const loader = createBatchLoader<string>({
    maxSize,
    maxChars,
    delayMs: 0,
    run: async (keys) => {
      asked.push(keys);
      if (keys.includes('bad')) throw new Error('refused');
      return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key.toUpperCase()]));
    },
  });
  return { asked, load: loader.load };
}

test('what is asked for at once is one request, each key once', async () => {
  const { asked, load } = create();
  expect(await Promise.all([load('a'), load('b'), load('a'), load('nobody')].slice(0, 3))).toEqual(['A', 'B', 'A']);
  expect(asked[0]).toEqual(['a', 'b']);
  expect(await load('nobody')).toBeUndefined();
});

test('many keys, and long ones, are several requests', async () => {
  const { asked, load } = create(2, 5);
  await Promise.all(['a', 'b', 'c', 'long', 'far too long', 'd'].map(load));
  expect(asked).toEqual([['a', 'b'], ['c', 'long'], ['far too long'], ['d']]);
});

test('a request that fails fails its own keys alone', async () => {
  const { load } = create(1);
  const [good, bad] = await Promise.allSettled([load('a'), load('bad')]);
  expect(good).toEqual({ status: 'fulfilled', value: 'A' });
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'refused' } });
});
