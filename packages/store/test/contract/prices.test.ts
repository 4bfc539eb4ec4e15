import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

describe.each(ENGINES)('$name: prices', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open({ nowMs: () => 5 });
  });
  afterEach(() => instance.dispose());

  it('should keep every kind of price', async () => {
    const prices = {
      input: 1.25,
      output: 0,
      cacheRead: 2,
      cacheWrite: 3,
      cacheWrite1h: 4,
      reasoning: 5,
      inputAudio: 6,
      outputAudio: 7.5,
    };
    const first = await store.prices.createPrice({ modelPattern: 'gpt-*', validFromMs: 1_700_000_000_000, prices });
    const second = await store.prices.createPrice({ modelPattern: '*', validFromMs: null, prices: { output: 3 } });
    expect(first).toEqual({
      priceId: expect.stringMatching(/^\d+$/),
      modelPattern: 'gpt-*',
      validFromMs: 1_700_000_000_000,
      prices,
      creationTimeMs: 5,
    });
    expect(second.prices).toEqual({ output: 3 });
    expect(await store.prices.listPrices()).toEqual([first, second]);
    expect(await (await instance.openReader()).prices.listPrices()).toEqual([first, second]);
  });

  it('should delete a price, and never give its id away again', async () => {
    const price = { modelPattern: 'a', validFromMs: null, prices: { input: 1 } };
    const { priceId } = await store.prices.createPrice(price);
    await store.prices.deletePrice(priceId);
    expect(await store.prices.listPrices()).toEqual([]);
    await expect(store.prices.deletePrice(priceId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(store.prices.deletePrice('x')).rejects.toMatchObject({ code: 'not_found' });
    expect((await store.prices.createPrice(price)).priceId).not.toBe(priceId);
  });
});
