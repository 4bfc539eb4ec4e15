import type { QueryKey } from './read-key.ts';

/** `=`, `!=`, `<`, … as written; `LIKE`, `ILIKE`, `IN`, `NOT IN`, `IS NULL`, `IS NOT NULL` in capitals. */
export interface Comparison {
  readonly key: QueryKey;
  readonly operator: string;
  readonly operatorPosition: number;
  readonly operand: Operand;
  readonly operandPosition: number;
}

export type Operand =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number | bigint }
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'none' };
