import { expect, test } from 'vitest';

import { toColumnTracks } from './column-tracks.ts';
import { getTraceColumn } from './trace-columns.tsx';

test('columns that the reader sized keep their width, others share what is left', () => {
  const { template } = toColumnTracks([{ id: 'time', widthPx: 120 }, { id: 'state' }, { id: 'input' }], getTraceColumn);
  expect(template).toBe('16px 120px 92px minmax(130px, 2fr)');
});

test('the table is as wide as its columns at least', () => {
  const { minWidthPx } = toColumnTracks([{ id: 'name', widthPx: 300 }, { id: 'input' }], getTraceColumn);
  // The check box, two columns, two gaps between the three, padding on both sides.
  expect(minWidthPx).toBe(16 + 300 + 130 + 2 * 12 + 2 * 12);
});

test('where nothing can grow, the room that is left stays empty', () => {
  expect(toColumnTracks([{ id: 'name', widthPx: 100 }], getTraceColumn).template).toBe('16px 100px 1fr');
});
