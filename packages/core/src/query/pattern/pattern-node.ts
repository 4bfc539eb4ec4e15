import type { Assertion, CharacterSet } from './program.ts';

/** A regular expression as written. */
export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharacterSet; readonly isFolded: boolean }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `max` absent: without end. */
  | { readonly kind: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number | undefined };
