import { expect, test } from 'vitest';

import { typeAhead } from './use-typed-ahead.ts';

test('keys write what they would write in a field', () => {
  const keys = ['t', 'Shift', 'R', '-', 'é', 'Backspace', '🦢', 'ArrowLeft', 'Enter', ' ', '1'];
  expect(keys.reduce(typeAhead, '')).toBe('tR-🦢 1');
  expect(typeAhead('', 'Backspace')).toBe('');
});
