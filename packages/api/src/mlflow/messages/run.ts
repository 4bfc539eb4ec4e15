import { z } from 'zod';

import { doubleOut, int64Out, text } from '../wire/fields.ts';
import { keyValue } from './experiment.ts';

const runStatus = z.enum(['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']);

export const runInfo = z.object({
  /** The name that `run_id` once had. */
  run_uuid: text,
  experiment_id: text,
  run_name: text,
  user_id: text,
  status: runStatus,
  /** Milliseconds since the epoch, as is the next. */
  start_time: int64Out,
  /** Unset while it runs. */
  end_time: int64Out.optional(),
  artifact_uri: text,
  lifecycle_stage: z.enum(['active', 'deleted']),
  run_id: text,
});

export const metric = z.object({
  key: text,
  value: doubleOut,
  /** Milliseconds since the epoch. */
  timestamp: int64Out,
  step: int64Out,
  model_id: text.optional(),
  dataset_name: text.optional(),
  dataset_digest: text.optional(),
  /** Only in histories of several runs. */
  run_id: text.optional(),
});

const inputDataset = z.object({
  name: text,
  digest: text,
  source_type: text,
  source: text,
  schema: text.optional(),
  profile: text.optional(),
});

export const run = z.object({
  info: runInfo,
  data: z.object({ metrics: z.array(metric), params: z.array(keyValue), tags: z.array(keyValue) }),
  inputs: z.object({
    dataset_inputs: z.array(z.object({ tags: z.array(keyValue), dataset: inputDataset })),
    model_inputs: z.array(z.object({ model_id: text })),
  }),
  /** Not in the answer to `runs/create`. */
  outputs: z.object({ model_outputs: z.array(z.object({ model_id: text, step: int64Out })) }).optional(),
});
