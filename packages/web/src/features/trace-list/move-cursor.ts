/** What stands `step` places further in a list, held at its ends. A cursor that is gone starts again at the top. */
export function moveCursor<Item>(items: readonly Item[], current: Item | undefined, step: number): Item | undefined {
  const index = current === undefined ? -1 : items.indexOf(current);
  if (index === -1) return items[0];
  return items[Math.min(items.length - 1, Math.max(0, index + step))];
}
