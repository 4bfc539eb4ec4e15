import { describe, expect, test } from 'vitest';

import {
  type ColumnLayout,
  formatColumnLayout,
  moveColumn,
  parseColumnLayout,
  resizeColumn,
  toggleColumn,
} from './column-layout.ts';

const ids = (layout: ColumnLayout) => layout.map(({ id }) => id).join(' ');
const LAYOUT: ColumnLayout = [{ id: 'time' }, { id: 'name', widthPx: 240 }, { id: 'cost' }];

describe('as text', () => {
  test('it reads what it wrote', () => {
    expect(formatColumnLayout(LAYOUT)).toBe('time.name-240.cost');
    expect(parseColumnLayout('time.name-240.cost')).toEqual(LAYOUT);
  });

  test('it needs no escaping in a URL', () => {
    const text = formatColumnLayout(LAYOUT);
    expect(new URLSearchParams({ cols: text }).toString()).toBe(`cols=${text}`);
  });

  test('what it does not know is left out, and the name is never missing', () => {
    expect(parseColumnLayout('cost.nonsense.cost-90.user-x.state-99999')).toEqual([
      { id: 'name' },
      { id: 'cost' },
      { id: 'user' },
      { id: 'state', widthPx: 1600 },
    ]);
    expect(parseColumnLayout('nonsense')).toBeUndefined();
    expect(parseColumnLayout(undefined)).toBeUndefined();
  });
});

test.each([
  ['time', 2, 'name cost time'],
  ['cost', 0, 'cost time name'],
  ['cost', -5, 'cost time name'],
  ['time', 99, 'name cost time'],
  ['user', 0, 'time name cost'],
] as const)('moving %s to %d', (id, to, expected) => {
  expect(ids(moveColumn(LAYOUT, id, to))).toBe(expected);
});

test('a column that is shown again stands where it belongs, whatever was moved', () => {
  expect(ids(toggleColumn(LAYOUT, 'latency'))).toBe('time name latency cost');
  expect(ids(toggleColumn([{ id: 'cost' }, { id: 'name' }], 'time'))).toBe('time cost name');
  expect(ids(toggleColumn(LAYOUT, 'cost'))).toBe('time name');
});

test('the name cannot be hidden', () => {
  expect(toggleColumn(LAYOUT, 'name')).toBe(LAYOUT);
});

test('a width is held within reason, and can be taken back', () => {
  expect(resizeColumn(LAYOUT, 'cost', 3)[2]).toEqual({ id: 'cost', widthPx: 48 });
  expect(resizeColumn(LAYOUT, 'name', undefined)[1]).toEqual({ id: 'name' });
});
