/** One step of a compiled regular expression. `next` and the like are places in the program. */
export type Instruction =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'split'; readonly first: number; readonly second: number }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'match' };

export type Assertion = 'start' | 'end' | 'word-boundary' | 'no-word-boundary';

/** Code points, as ranges with both ends inside. */
export interface CharacterSet {
  readonly isNegated: boolean;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

export type Program = readonly Instruction[];
