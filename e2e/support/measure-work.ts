import type { Page } from 'playwright-core';

export interface MeasuredWork {
  /** Of the longest task. */
  readonly longestTaskMs: number;
  readonly taskCount: number;
  readonly totalMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
  /** Time that the thread worked, in microseconds. */
  readonly tdur?: number;
}

/**
 * What the page's thread works while something is done, task by task, in time of the processor. Unlike times by the
 * clock they do not grow while the machine does something else.
 */
export async function measureWork(page: Page, act: () => Promise<void>): Promise<MeasuredWork> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page has no browser of its own.');
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
  });
  await act();
  const isComplete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => {
      resolve();
    });
  });
  await session.send('Tracing.end');
  await isComplete;
  await session.detach();
  return toWork(events);
}

function toWork(events: readonly TraceEvent[]): MeasuredWork {
  const mainThreads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events
    .filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && mainThreads.has(`${pid} ${tid}`))
    .map(({ tdur }) => (tdur ?? 0) / 1000);
  if (tasks.length === 0) throw new Error('The browser told of no task.');
  return {
    longestTaskMs: Math.max(...tasks),
    taskCount: tasks.length,
    totalMs: tasks.reduce((sum, task) => sum + task, 0),
  };
}
