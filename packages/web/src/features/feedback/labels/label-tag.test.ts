import { expect, test } from 'vitest';

import type { Label } from './label.ts';
import { formatLabels, parseLabels } from './label-tag.ts';

const LABELS: readonly Label[] = [
  { name: 'quality', scale: { type: 'thumbs' }, isSet: true },
  { name: 'tone', scale: { type: 'scale', max: 5 }, isSet: true },
  { name: 'topic', scale: { type: 'categories', options: ['billing', 'travel'] }, isSet: true },
  { name: 'similarity', scale: { type: 'number' }, isSet: true },
  { name: 'remark', scale: { type: 'text' }, isSet: true },
];

test('what is kept in a tag comes back', () => {
  expect(parseLabels(formatLabels(LABELS))).toEqual(LABELS);
});

test.each([undefined, '', 'no json', '{"name":"quality"}', 'null', '[1,null,{}]'])('%j has no labels', (text) => {
  expect(parseLabels(text)).toEqual([]);
});

test('what is no label is left out, the others stay', () => {
  const stored = [
    { name: ' ', type: 'thumbs' },
    { name: 'tone', type: 'scale', max: 50 },
    { name: 'topic', type: 'categories', options: [] },
    { name: 'place', type: 'categories', options: ['a', { b: 1 }, 'a'] },
    { name: 'quality', type: 'thumbs' },
    { name: 'quality', type: 'text' },
  ];
  expect(parseLabels(JSON.stringify(stored)).map(({ name, scale }) => [name, scale])).toEqual([
    ['place', { type: 'categories', options: ['a'] }],
    ['quality', { type: 'thumbs' }],
  ]);
});
