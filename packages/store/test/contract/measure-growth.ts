export interface GrowthOptions<Input> {
  readonly small: Input;
  readonly large: Input;
  readonly run: (input: Input) => Promise<unknown>;
}

const ATTEMPTS = 5;

/**
 * How many times more work the large input is than the small one: the least of some turns of each, in time of this thread on a
 * processor, so that it does not count what else the machine does. Ten times the size is 10 where work is linear and 100 where it is
 * quadratic.
 */
export async function measureGrowth<Input>({ small, large, run }: GrowthOptions<Input>): Promise<number> {
  await run(large);
  let smallest = Infinity;
  let largest = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    smallest = Math.min(smallest, await measureMicros(() => run(small)));
    largest = Math.min(largest, await measureMicros(() => run(large)));
  }
  return largest / smallest;
}

async function measureMicros(run: () => Promise<unknown>): Promise<number> {
  const start = process.threadCpuUsage();
  await run();
  const { user, system } = process.threadCpuUsage(start);
  return user + system;
}
