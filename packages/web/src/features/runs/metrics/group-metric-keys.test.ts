import { expect, it } from 'vitest';

import { groupMetricKeys } from './group-metric-keys.ts';

it('groups what shares the part before the slash', () => {
  expect(groupMetricKeys(['system/gpu', 'loss', 'val/acc', 'system/cpu'])).toEqual([
    { name: '', keys: ['loss', 'val/acc'] },
    { name: 'system', keys: ['system/cpu', 'system/gpu'] },
  ]);
  expect(groupMetricKeys([])).toEqual([]);
});
