/** Keyset page. `nextCursor` is opaque, and `null` on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly limit: number;
  /** From a previous page of the same query; absent for the first one. A forged one is `invalid_argument`. */
  readonly cursor?: string | undefined;
}
