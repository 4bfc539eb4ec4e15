import { z } from 'zod';

import { unixNano } from './codecs.ts';

export const experiment = z.object({
  experimentId: z.string(),
  name: z.string(),
  artifactLocation: z.string(),
  lifecycleStage: z.enum(['active', 'deleted']),
  creationTimeMs: z.number(),
  lastUpdateTimeMs: z.number(),
});

export const experimentOverview = experiment.extend({
  traceCount: z.number(),
  lastTraceUnixNano: unixNano.nullable(),
  /** Deleted ones count only where the experiment is deleted with them. */
  runCount: z.number(),
  lastRunStartMs: z.number().nullable(),
  tags: z.record(z.string(), z.string()),
});

/** How the traces of an experiment went, all of them and lately. */
export const experimentActivity = z.object({
  experimentId: z.string(),
  traceCount: z.number(),
  /** Traces that ended in an error. */
  failedTraceCount: z.number(),
  /** Traces that did not, though a span in them failed. */
  failedSpanTraceCount: z.number(),
  /** Traces by the time they started, in order; buckets without any are left out. */
  buckets: z.array(z.object({ startUnixNano: unixNano, traceCount: z.number(), failedTraceCount: z.number() })),
});

export type ExperimentOverviewBody = z.output<typeof experimentOverview>;
export type ExperimentActivityBody = z.output<typeof experimentActivity>;
