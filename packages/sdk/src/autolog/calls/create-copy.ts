/**
 * A copy with other values for some members: of the same class, and with the hidden members that the libraries' helpers
 * keep their callbacks in.
 */
export function createCopy(source: object, members: Readonly<Record<string, unknown>>): object {
  const descriptors = Object.getOwnPropertyDescriptors(source) as Record<string, PropertyDescriptor>;
  for (const [name, value] of Object.entries(members)) {
    const { enumerable = true, configurable = true } = descriptors[name] ?? {};
    descriptors[name] = { value, enumerable, configurable, writable: true };
  }
  return Object.create(Object.getPrototypeOf(source) as object | null, descriptors) as object;
}
