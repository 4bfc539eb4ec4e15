import { expect, test } from 'vitest';

import { keepFocusOnGrid } from './keep-focus-on-grid.ts';

const IN_BUTTON = { closest: (selector: string) => (selector === 'button' ? {} : null) };
const IN_TEXT = { closest: () => null };

function press(target: object, button = 0): readonly string[] {
  const calls: string[] = [];
  keepFocusOnGrid(
    { target, button, preventDefault: () => calls.push('prevent') },
    { focus: (options) => calls.push(`focus ${JSON.stringify(options)}`) },
  );
  return calls;
}

test('a button in a row leaves the focus to the grid, and the grid where it is', () => {
  expect(press(IN_BUTTON)).toEqual(['prevent', 'focus {"preventScroll":true}']);
});

test('text can be selected, other buttons of the mouse do what they do', () => {
  expect(press(IN_TEXT)).toEqual([]);
  expect(press({})).toEqual([]);
  expect(press(IN_BUTTON, 2)).toEqual([]);
});
