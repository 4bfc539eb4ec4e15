import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { LoadJob, LoadMessage, LoadResult } from './load-job.ts';

/** Runs a load in a process of its own. `onGo` is called right before the first request is sent. */
export async function startLoad(job: LoadJob, onGo: () => void = () => {}): Promise<LoadResult> {
  const child = fork(fileURLToPath(new URL('./load-process.ts', import.meta.url)), { execArgv: [] });
  child.send(job);
  await nextMessage(child, 'ready');
  onGo();
  child.send('go');
  const message = await nextMessage(child, 'result');
  return message.result;
}

async function nextMessage<T extends LoadMessage['type']>(
  child: ChildProcess,
  type: T,
): Promise<Extract<LoadMessage, { type: T }>> {
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`The load process ended with code ${String(code)}`);
  });
  const [message] = (await Promise.race([once(child, 'message'), exited])) as [LoadMessage];
  // The process ends after its last message; that is no failure any more.
  exited.catch(() => {});
  if (message.type === 'failed') throw new Error(`The load failed: ${message.reason}`);
  if (message.type !== type) throw new Error(`The load process said ${message.type}, expected ${type}`);
  return message as Extract<LoadMessage, { type: T }>;
}
