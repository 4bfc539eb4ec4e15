/** The match after, or before, this one, round and round; numbers from 1. `undefined` where there is none. */
export function stepMatch(current: number | undefined, count: number, step: 1 | -1): number | undefined {
  if (count === 0) return undefined;
  if (current === undefined) return step === 1 ? 1 : count;
  return ((current - 1 + step + count) % count) + 1;
}

/** Which match is looked at, from 1: the one that the URL names, the last where there are not so many, else the first. */
export function toCurrentMatch(match: string | undefined, count: number): number | undefined {
  return count === 0 ? undefined : Math.min(count, Math.max(1, Number(match ?? '1')));
}
