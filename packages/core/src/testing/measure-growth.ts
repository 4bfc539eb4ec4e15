export interface GrowthOptions<Input> {
  readonly small: Input;
  readonly large: Input;
  readonly run: (input: Input) => unknown;
}

const ATTEMPTS = 5;
/** Noise only ever adds: what looks worse than this gets more turns before it is believed. */
const SUSPECT_GROWTH = 20;
const PATIENT_ATTEMPTS = 25;

/**
 * How many times longer the large input takes than the small one: the best of some turns of each, so that neither the machine nor
 * what else it does counts. Ten times the size is 10 where time is linear and 100 where it is quadratic.
 */
export function measureGrowth<Input>({ small, large, run }: GrowthOptions<Input>): number {
  run(large);
  let smallMs = Infinity;
  let largeMs = Infinity;
  for (let attempt = 0; attempt < PATIENT_ATTEMPTS; attempt += 1) {
    if (attempt >= ATTEMPTS && largeMs / smallMs < SUSPECT_GROWTH) break;
    smallMs = Math.min(
      smallMs,
      measureMs(() => run(small)),
    );
    largeMs = Math.min(
      largeMs,
      measureMs(() => run(large)),
    );
  }
  return largeMs / smallMs;
}

function measureMs(run: () => unknown): number {
  const startMs = performance.now();
  run();
  return performance.now() - startMs;
}
