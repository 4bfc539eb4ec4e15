import { getRegistry } from '../registry/sdk-registry.ts';

/** Sends everything that has ended so far, to every destination. Resolves when that is done or given up; never rejects. */
export async function flushTraces(): Promise<void> {
  await Promise.allSettled([...getRegistry().flushables].map((processor) => processor.forceFlush()));
}
