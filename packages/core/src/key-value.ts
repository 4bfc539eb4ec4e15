/** A tag or a parameter. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}
