/**
 * An exponential moving average, corrected for its start as TensorBoard does it. `weight` 0 changes nothing; towards 1
 * the line gets calmer. Gaps stay gaps.
 */
export function smoothValues(values: readonly (number | null)[], weight: number): readonly (number | null)[] {
  if (weight <= 0) return values;
  const kept = Math.min(weight, 0.9999);
  let average = 0;
  let decay = 1;
  return values.map((value) => {
    if (value === null) return null;
    average = average * kept + value * (1 - kept);
    decay *= kept;
    return average / (1 - decay);
  });
}
