export type TokenKind = 'word' | 'number' | 'text' | 'name' | 'symbol' | 'end';

/** A piece of a filter. */
export interface QueryToken {
  readonly kind: TokenKind;
  /** What it says: a text or name without its quotes. */
  readonly value: string;
  /** As it was written. */
  readonly source: string;
  /** Index of its first character. */
  readonly position: number;
}
