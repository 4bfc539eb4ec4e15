/** Entry point of the load process: gets a job, says `ready`, waits for `go`, says the result. */
import type { LoadJob, LoadMessage } from './load-job.ts';
import { prepareLoad } from './prepare-load.ts';

const report = (message: LoadMessage): void => {
  process.send?.(message);
};

process.once('message', (job) => {
  const run = prepareLoad(job as LoadJob);
  process.once('message', () => {
    run()
      .then((result) => report({ type: 'result', result }))
      .catch((error: unknown) => report({ type: 'failed', reason: String(error) }))
      .finally(() => process.disconnect());
  });
  report({ type: 'ready' });
});
