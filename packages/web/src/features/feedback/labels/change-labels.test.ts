import { expect, test } from 'vitest';

import { findDropped, withLabel, withRestored } from './change-labels.ts';
import type { Label } from './label.ts';

const [TONE, TOPIC, REMARK]: readonly [Label, Label, Label] = [
  { name: 'tone', scale: { type: 'scale', max: 5 }, isSet: true },
  { name: 'topic', scale: { type: 'categories', options: ['billing'] }, isSet: true },
  { name: 'remark', scale: { type: 'text' }, isSet: true },
];
const AGREED = [TONE, TOPIC, REMARK];

test('a new label comes last, a changed or renamed one stays where it was', () => {
  const mine: Label = { name: 'mine', scale: { type: 'thumbs' }, isSet: true };
  expect(withLabel(AGREED, mine, 'mine')).toEqual([...AGREED, mine]);
  const wider: Label = { ...TOPIC, scale: { type: 'thumbs' } };
  expect(withLabel(AGREED, wider, 'topic')).toEqual([TONE, wider, REMARK]);
  expect(withLabel(AGREED, mine, 'tone')).toEqual([mine, TOPIC, REMARK]);
});

test('a label that is renamed to another one takes its place', () => {
  const topic: Label = { ...TONE, name: 'topic' };
  expect(withLabel(AGREED, topic, 'tone')).toEqual([topic, REMARK]);
});

test.each([0, 1, 2])('label %i comes back as it was, and where it was', (place) => {
  const dropped = findDropped(AGREED, AGREED[place]?.name ?? '');
  if (dropped === undefined) throw new Error('It is there.');
  expect(withRestored(AGREED.toSpliced(place, 1), dropped)).toEqual(AGREED);
});

test('what somebody agreed on again meanwhile is not set back', () => {
  const anew: Label = { ...TONE, scale: { type: 'thumbs' } };
  expect(withRestored([anew], { label: TONE, place: 0 })).toEqual([anew]);
  expect(findDropped(AGREED, 'unknown')).toBeUndefined();
});
