export interface TagChange {
  readonly set: readonly { readonly key: string; readonly value: string }[];
  /** Keys. */
  readonly remove: readonly string[];
}

/** A trace's tags after a change. A key that is taken away and given is given. */
export function applyTagChange(
  tags: Readonly<Record<string, string>> = {},
  { set, remove }: TagChange,
): Readonly<Record<string, string>> {
  const gone = new Set(remove);
  const kept = Object.entries(tags).filter(([key]) => !gone.has(key));
  return Object.fromEntries([...kept, ...set.map(({ key, value }) => [key, value] as const)]);
}
