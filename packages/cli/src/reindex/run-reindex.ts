import { setTimeout as sleep } from 'node:timers/promises';

import type { GanderClient } from '@gander/api/gander/client';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { withTarget } from '../target/with-target.ts';
import type { Terminal } from '../terminal.ts';
import { parseSince } from './parse-since.ts';
import { formatProgressBar } from './progress-bar.ts';

const POLL_MS = 200;

type Job = Awaited<ReturnType<GanderClient['getReindexJob']>>;

/**
 * Has all stored traces read again and waits until that is done. Stopped half-way, it goes on: a server by itself, a
 * database the next time it is opened.
 */
export async function runReindex(flags: Flags, context: CommandContext): Promise<void> {
  const { since, experimentId } = flags;
  const fromMs = typeof since === 'string' ? parseSince(since, Date.now()) : undefined;
  const job = await withTarget(flags, context, async ({ client }) => {
    const started = await client.startReindexing({
      params: {},
      body: {
        ...(fromMs !== undefined && { fromUnixNano: String(BigInt(fromMs) * 1_000_000n) }),
        ...(typeof experimentId === 'string' && { experimentId }),
      },
    });
    return waitForJob(client, started, context.terminal);
  });
  context.terminal.data(`Re-indexed ${job.doneCount} ${job.doneCount === 1 ? 'trace' : 'traces'}.`);
}

async function waitForJob(client: GanderClient, started: Job, terminal: Terminal): Promise<Job> {
  let job = started;
  while (job.state === 'running') {
    terminal.progress(formatProgressBar({ done: job.doneCount, total: job.totalCount }));
    await sleep(POLL_MS);
    job = await client.getReindexJob({ params: { jobId: job.jobId } });
  }
  terminal.progress(formatProgressBar({ done: job.doneCount, total: job.totalCount }));
  terminal.progress(undefined);
  return job;
}
