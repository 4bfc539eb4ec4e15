const NO_PARENT = -1;

/** Indexes ordered so that every span comes after all its descendants. `parents` must be free of cycles. */
export function listChildrenFirst(parents: Int32Array): Int32Array {
  const openChildren = new Int32Array(parents.length);
  for (let index = 0; index < parents.length; index += 1) {
    const parent = parents[index] as number;
    if (parent !== NO_PARENT) openChildren[parent] = (openChildren[parent] as number) + 1;
  }
  const order = new Int32Array(parents.length);
  let end = 0;
  for (let index = 0; index < parents.length; index += 1) {
    if (openChildren[index] === 0) order[end++] = index;
  }
  for (let position = 0; position < end; position += 1) {
    const parent = parents[order[position] as number] as number;
    if (parent === NO_PARENT) continue;
    const open = (openChildren[parent] as number) - 1;
    openChildren[parent] = open;
    if (open === 0) order[end++] = parent;
  }
  return order;
}
