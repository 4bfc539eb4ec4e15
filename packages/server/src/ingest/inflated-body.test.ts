import { describe, expect, it } from 'vitest';

import { InflatedBody } from './inflated-body.ts';

function createBody() {
  const given: Uint8Array<ArrayBuffer>[] = [];
  const body = new InflatedBody(() => {
    const bytes = new Uint8Array(100_000).fill(7);
    given.push(bytes);
    return bytes;
  });
  return { body, given };
}

describe('an inflated body', () => {
  it('should be inflated once for all who ask before it is released', () => {
    const { body, given } = createBody();
    expect(body.get()).toBe(body.get());
    expect(given).toHaveLength(1);
  });

  it('should give its memory back at once, and the same bytes again to who asks afterwards', () => {
    const { body, given } = createBody();
    body.release();
    expect(given[0]?.buffer.detached).toBe(true);
    expect(body.get()).toEqual(new Uint8Array(100_000).fill(7));
    expect(body.get()).toBe(given[1]);
    body.release();
    body.release();
    expect(given.map(({ buffer }) => buffer.detached)).toEqual([true, true]);
  });

  it('should throw at once what its bytes throw that are no body', () => {
    const create = () =>
      new InflatedBody(() => {
        throw new Error('not gzip');
      });
    expect(create).toThrow('not gzip');
  });
});
