type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** `T` with every field that may be `undefined` made optional instead. */
type Defined<T> = { [K in Exclude<keyof T, OptionalKeys<T>>]: T[K] } & {
  [K in OptionalKeys<T>]?: Exclude<T[K], undefined>;
};

/**
 * The object without its `undefined` fields: "not said" is an absent field, never a field that holds nothing.
 *
 * @example pickDefined({ id: 'a', name: undefined }) // { id: 'a' }
 */
export function pickDefined<T extends object>(object: T): Defined<T> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(object)) {
    const value = (object as Record<string, unknown>)[key];
    if (value !== undefined) result[key] = value;
  }
  return result as Defined<T>;
}
