import { describe, expect, it } from 'vitest';

import { USAGE_KEYS } from '../usage.ts';
import { addUsage } from './add-usage.ts';
import { hasTokens } from './has-tokens.ts';
import { hasUsage } from './has-usage.ts';

describe('what is spelled out for every kind of token', () => {
  it.each(USAGE_KEYS)('knows %s', (key) => {
    expect(hasUsage({ [key]: 0 })).toBe(true);
    expect(hasTokens({ [key]: 0 })).toBe(false);
    expect(hasTokens({ [key]: 1 })).toBe(true);
    expect(addUsage({ [key]: 2 }, { [key]: 3 })).toStrictEqual({ [key]: 5 });
    expect(addUsage({ [key]: 2 }, {})).toStrictEqual({ [key]: 2 });
    expect(addUsage({}, { [key]: 0 })).toStrictEqual({ [key]: 0 });
  });

  it('knows nothing where nothing is said', () => {
    expect([hasUsage({}), hasTokens({}), addUsage({}, {})]).toStrictEqual([false, false, {}]);
  });
});
