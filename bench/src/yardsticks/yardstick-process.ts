/** Entry point of a yardstick's process: gets a job, answers with the result. */
import { createRequestSource, SPANS_PER_REQUEST } from '../corpus/request-pool.ts';
import type { YardstickJob, YardstickResult } from './yardstick.ts';
import { prepareYardstick } from './yardstick-work.ts';

const WARM_UP_SHARE = 0.2;

process.once('message', (job) => {
  process.send?.(run(job as YardstickJob));
  process.disconnect();
});

function run(job: YardstickJob): YardstickResult {
  const work = prepareYardstick(job);
  const source = createRequestSource(job.pool);
  const bodies = job.pool.requests.map((_, index) => source.take(index).body);
  const workOn = (count: number): number => {
    let checksum = 0;
    for (let index = 0; index < count; index += 1) checksum += work(bodies[index % bodies.length] as Buffer);
    return checksum;
  };
  // The first fifth compiles the code; without it a short run measures the compiler.
  if (workOn(Math.ceil(job.requestCount * WARM_UP_SHARE)) <= 0) throw new Error(`${job.name} did no work`);
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  workOn(job.requestCount);
  const elapsedMs = performance.now() - startedAt;
  const cpu = process.cpuUsage(cpuBefore);
  const spanCount = job.requestCount * SPANS_PER_REQUEST;
  return {
    spanCount,
    cpuUsPerSpan: (cpu.user + cpu.system) / spanCount,
    spansPerSecond: (spanCount * 1000) / elapsedMs,
  };
}
