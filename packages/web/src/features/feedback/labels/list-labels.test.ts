import { expect, test } from 'vitest';

import { listKeyedValues } from './keyed-values.ts';
import { findActiveLabel, listLabels } from './list-labels.ts';

test('what was agreed on comes first, then the names in use; a scale that was agreed on is not guessed', () => {
  const labels = listLabels(
    [{ name: 'tone', scale: { type: 'scale', max: 3 }, isSet: true }],
    [
      { name: 'quality', count: 9, values: [true] },
      { name: 'tone', count: 2, values: [9] },
    ],
  );
  expect(labels).toEqual([
    { name: 'tone', scale: { type: 'scale', max: 3 }, isSet: true },
    { name: 'quality', scale: { type: 'thumbs' }, isSet: false },
  ]);
  expect(findActiveLabel(labels, 'quality').name).toBe('quality');
  expect(findActiveLabel(labels, 'gone').name).toBe('tone');
});

test('where nothing was agreed on there is a thumb', () => {
  expect(listLabels([], [])).toEqual([{ name: 'quality', scale: { type: 'thumbs' }, isSet: false }]);
});

test('keys give what has a button, in the order of the buttons, and nothing else', () => {
  expect(listKeyedValues({ type: 'thumbs' })).toEqual([
    { key: '1', value: true },
    { key: '2', value: false },
  ]);
  expect(listKeyedValues({ type: 'scale', max: 5 }).map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
  const options = Array.from({ length: 12 }, (_, index) => `option ${index}`);
  expect(listKeyedValues({ type: 'categories', options }).at(-1)).toEqual({ key: '9', value: 'option 8' });
  expect(listKeyedValues({ type: 'text' })).toEqual([]);
});
