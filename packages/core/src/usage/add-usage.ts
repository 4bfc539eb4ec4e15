import { type Usage, USAGE_KEYS } from '../usage.ts';

/** Sum by kind of token; a kind that neither side knows stays unknown. */
export function addUsage(left: Usage, right: Usage): Usage {
  const sum: { -readonly [Key in keyof Usage]: Usage[Key] } = {};
  for (const key of USAGE_KEYS) {
    const leftCount = left[key];
    const rightCount = right[key];
    if (leftCount !== undefined || rightCount !== undefined) sum[key] = (leftCount ?? 0) + (rightCount ?? 0);
  }
  return sum;
}
