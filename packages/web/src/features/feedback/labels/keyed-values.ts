import type { JsonValue } from '@gander/core/json-value';

import { type LabelScale, MAX_SCORE } from './label.ts';

/** A value that a key gives. */
export interface KeyedValue {
  readonly key: string;
  readonly value: JsonValue;
}

/** What the keys 1 to 9 give on a scale, in the order of its buttons; nothing where a value is typed. */
export function listKeyedValues(scale: LabelScale): readonly KeyedValue[] {
  return listValues(scale)
    .slice(0, MAX_SCORE)
    .map((value, index) => ({ key: String(index + 1), value }));
}

/** The values that there is a button for. */
export function listValues(scale: LabelScale): readonly JsonValue[] {
  switch (scale.type) {
    case 'thumbs':
      return [true, false];
    case 'scale':
      return Array.from({ length: scale.max }, (_, index) => index + 1);
    case 'categories':
      return scale.options;
    case 'number':
    case 'text':
      return [];
    default:
      return scale satisfies never;
  }
}
