export interface SampleRequest {
  /** Both or neither; steps outside do not count. */
  readonly startStep: bigint | undefined;
  readonly endStep: bigint | undefined;
  /** Samples to aim at; first and last steps come on top. */
  readonly count: number;
}

/**
 * Steps at which to read the histories of several runs, evenly spread over the steps that any of them logged; the first
 * and last step of each run is always among them, so that every line begins and ends where it does. Ascending.
 */
export function pickSteps(
  stepsOfRuns: readonly (readonly bigint[])[],
  { startStep, endStep, count }: SampleRequest,
): readonly bigint[] {
  const isInside = (step: bigint) =>
    (startStep === undefined || step >= startStep) && (endStep === undefined || step <= endStep);
  const all = [...new Set(stepsOfRuns.flat())].filter(isInside).toSorted(compareSteps);
  if (all.length <= count) return all;
  const sampled = new Set<bigint | undefined>([all.at(-1)]);
  for (let index = 0; index < count; index += 1) sampled.add(all[Math.floor((index * all.length) / count)]);
  for (const steps of stepsOfRuns) {
    const inside = steps.filter(isInside).toSorted(compareSteps);
    sampled.add(inside[0]).add(inside.at(-1));
  }
  return all.filter((step) => sampled.has(step));
}

function compareSteps(first: bigint, second: bigint): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
