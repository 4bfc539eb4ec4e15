import type { JsonValue } from '@gander/core/json-value';

/** How a value is given: by a thumb, a whole number from 1 to `max`, one of several words, any number, any text. */
export type LabelScale =
  | { readonly type: 'thumbs' }
  | { readonly type: 'scale'; readonly max: number }
  | { readonly type: 'categories'; readonly options: readonly JsonValue[] }
  | { readonly type: 'number' }
  | { readonly type: 'text' };

/** What is judged in an experiment, and how. */
export interface Label {
  readonly name: string;
  readonly scale: LabelScale;
  /** Agreed on for the experiment; the others are made out of what was said under their names. */
  readonly isSet: boolean;
}

/** The keys 1 to 9 give a value at once. */
export const MAX_SCORE = 9;
export const MIN_SCORE = 2;
export const USUAL_MAX_SCORE = 5;
