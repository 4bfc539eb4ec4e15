import { z } from 'zod';

import { int64Out, text } from '../wire/fields.ts';

/** `{key, value}`, as experiments, runs and v2 traces carry their tags. */
export const keyValue = z.object({ key: text, value: text });

export const experiment = z.object({
  experiment_id: text,
  name: text,
  artifact_location: text,
  lifecycle_stage: z.enum(['active', 'deleted']),
  /** Milliseconds since the epoch, as is the next. */
  last_update_time: int64Out,
  creation_time: int64Out,
  tags: z.array(keyValue),
});
