import { z } from 'zod';

import { int64Out, text } from '../wire/fields.ts';

export const issue = z.object({
  issue_id: text,
  experiment_id: text,
  name: text,
  description: text,
  status: text,
  severity: text.optional(),
  root_causes: z.array(text),
  source_run_id: text.optional(),
  categories: z.array(text),
  /** Milliseconds since the epoch, as is the next. */
  created_timestamp: int64Out,
  last_updated_timestamp: int64Out,
  created_by: text.optional(),
  trace_count: z.int().optional(),
});
