/** What a filter asks of one value. */
export type ValueTest =
  | { readonly kind: 'number'; readonly operator: NumberOperator; readonly value: number | bigint }
  | { readonly kind: 'text'; readonly operator: '=' | '!='; readonly value: string }
  /** SQL's LIKE; `ILIKE` when letter case does not count. */
  | { readonly kind: 'like'; readonly letterCase: 'sensitive' | 'insensitive'; readonly pattern: string }
  /** Of one value at least. */
  | { readonly kind: 'in'; readonly isNegated: boolean; readonly values: readonly string[] }
  | { readonly kind: 'presence'; readonly isPresent: boolean };

export type NumberOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** One comparison of a filter. */
export interface Condition<Field> {
  readonly field: Field;
  readonly test: ValueTest;
}

/** One key of an order. */
export interface SortKey<Field> {
  readonly field: Field;
  readonly direction: 'asc' | 'desc';
}
