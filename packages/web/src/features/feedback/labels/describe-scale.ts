import type { LabelScale } from './label.ts';

/** The types of labels by their usual names. */
export const SCALE_TYPES = [
  { value: 'thumbs', label: 'Thumbs' },
  { value: 'scale', label: 'Scale' },
  { value: 'categories', label: 'Categories' },
  { value: 'number', label: 'Number' },
  { value: 'text', label: 'Text' },
] as const satisfies readonly { readonly value: LabelScale['type']; readonly label: string }[];

/** A scale in two or three words. */
export function describeScale(scale: LabelScale): string {
  switch (scale.type) {
    case 'thumbs':
      return 'thumbs';
    case 'scale':
      return `1 to ${scale.max}`;
    case 'categories':
      return 'categories';
    case 'number':
      return 'any number';
    case 'text':
      return 'any text';
    default:
      return scale satisfies never;
  }
}
