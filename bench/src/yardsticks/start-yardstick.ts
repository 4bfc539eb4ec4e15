import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { YardstickJob, YardstickResult } from './yardstick.ts';

/** Runs one yardstick in a fresh process: no code of another one is compiled, no heap of another one is collected. */
export async function startYardstick(job: YardstickJob): Promise<YardstickResult> {
  const child = fork(fileURLToPath(new URL('./yardstick-process.ts', import.meta.url)), {
    execArgv: ['--conditions=gander-source'],
  });
  child.send(job);
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The yardstick ${job.name} ended with code ${String(code)}`);
  });
  const [result] = (await Promise.race([once(child, 'message'), failed])) as [YardstickResult];
  failed.catch(() => {});
  return result;
}
