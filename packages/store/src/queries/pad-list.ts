/**
 * Repeats the last value until the length is a power of two: `in (…)` lists of any length then need only a handful of
 * different statements, which stay compiled. Expects at least one value.
 */
export function padList<T>(values: readonly T[]): readonly T[] {
  const last = values.at(-1);
  if (last === undefined) throw new Error('A list for `in` needs at least one value');
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return length === values.length ? values : [...values, ...Array.from({ length: length - values.length }, () => last)];
}

/** Slices that keep a padded list below any database's parameter limit. */
export function sliceList<T>(values: readonly T[]): readonly (readonly T[])[] {
  const slices: (readonly T[])[] = [];
  for (let start = 0; start < values.length; start += MAX_LIST_LENGTH) {
    slices.push(values.slice(start, start + MAX_LIST_LENGTH));
  }
  return slices;
}

const MAX_LIST_LENGTH = 512;
