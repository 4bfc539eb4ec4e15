import { z } from 'zod';

import { double, enumeration, int64, requiredText, text } from '../wire/fields.ts';

/** What requests say about runs. */
export const metricFields = {
  key: requiredText,
  value: double,
  timestamp: int64,
  step: int64.optional(),
  model_id: text.optional(),
  dataset_name: text.optional(),
  dataset_digest: text.optional(),
};

/** A tag or a parameter as a request gives it: a value that is absent is empty. */
export const keyedText = z.object({ key: requiredText, value: text.optional() });

export const runStatusField = enumeration({ RUNNING: 1, SCHEDULED: 2, FINISHED: 3, FAILED: 4, KILLED: 5 });
