type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The members that are not `undefined`. */
export function pickDefined<T extends object>(value: T): Defined<T> {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries) as Defined<T>;
}
