import { z } from 'zod';

import { enumeration, text, textMap } from '../wire/fields.ts';
import { assessmentFields } from './assessment-fields.ts';
import { durationField, timestampField } from './time-fields.ts';

/** A state that nobody knows is none. */
const traceStateField = enumeration({ STATE_UNSPECIFIED: 0, OK: 1, ERROR: 2, IN_PROGRESS: 3 })
  .optional()
  .catch(undefined);

/** Other kinds of places exist elsewhere; here all traces are in experiments. */
export const traceLocationField = z.object({
  mlflow_experiment: z.object({ experiment_id: text.optional() }).optional(),
});

/** `TraceInfoV3` as a request gives it. */
export const traceInfoFields = z.object({
  trace_id: text.optional(),
  client_request_id: text.optional(),
  trace_location: traceLocationField.optional(),
  request_preview: text.optional(),
  response_preview: text.optional(),
  request_time: timestampField.optional(),
  execution_duration: durationField.optional(),
  state: traceStateField,
  trace_metadata: textMap.optional(),
  tags: textMap.optional(),
  assessments: z.array(assessmentFields).optional(),
});
