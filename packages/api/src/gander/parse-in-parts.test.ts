import { expect, it } from 'vitest';
import { z } from 'zod';

import { parseInParts } from './parse-in-parts.ts';

const page = z.object({
  items: z.array(z.object({ at: z.string().transform(BigInt) })),
  nextCursor: z.string().nullable(),
});

const makeBody = (count: number) => ({
  items: Array.from({ length: count }, (_, index) => ({ at: String(index) })),
  nextCursor: 'more',
});

it.each([0, 1, 1000, 1001, 5500])('%d items come out as from one go', async (count) => {
  expect(await parseInParts(page, makeBody(count))).toEqual(page.parse(makeBody(count)));
});

it('lets others have a turn while it reads a long page', async () => {
  let turns = 0;
  const takeTurn = () => {
    turns += 1;
    next = setImmediate(takeTurn);
  };
  let next = setImmediate(takeTurn);
  await parseInParts(page, makeBody(5500));
  clearImmediate(next);
  expect(turns).toBeGreaterThan(2);
});

it('refuses what the schema refuses, wherever it stands', async () => {
  const wrong = makeBody(3000);
  wrong.items[2500] = { at: 7 } as never;
  await expect(parseInParts(page, wrong)).rejects.toThrow(z.ZodError);
  await expect(parseInParts(page, { ...makeBody(3000), nextCursor: 7 })).rejects.toThrow(z.ZodError);
  await expect(parseInParts(page, 'nothing')).rejects.toThrow(z.ZodError);
});

it('reads what is no page as it is', async () => {
  expect(await parseInParts(z.object({ items: z.string() }), { items: 'x' })).toEqual({ items: 'x' });
  expect(await parseInParts(z.array(z.number()), [1, 2])).toEqual([1, 2]);
});
