import { describe, expect, it } from 'vitest';

import { createLazyPart } from './lazy-part.ts';

describe('lazy part', () => {
  it('should be loaded once, however many ask for it at once', async () => {
    let loads = 0;
    const open = createLazyPart(async () => ({ load: (loads += 1) }));
    expect(loads).toBe(0);
    const [first, second] = await Promise.all([open(), open()]);
    expect(second).toBe(first);
    expect(await open()).toBe(first);
    expect(loads).toBe(1);
  });

  it('should be loaded again after a failure', async () => {
    let loads = 0;
    const open = createLazyPart(async () => {
      loads += 1;
      if (loads === 1) throw new Error('no such file');
      return 'loaded';
    });
    await expect(open()).rejects.toThrow('no such file');
    expect(await open()).toBe('loaded');
  });
});
