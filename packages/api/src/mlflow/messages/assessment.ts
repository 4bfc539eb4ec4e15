import { z } from 'zod';

import { anyJson, text, textMap } from '../wire/fields.ts';

const assessmentSource = z.object({
  source_type: z.enum(['SOURCE_TYPE_UNSPECIFIED', 'HUMAN', 'LLM_JUDGE', 'CODE']),
  source_id: text.optional(),
});

/** What is said about a trace: a feedback, an expectation or an issue. */
export const assessment = z.object({
  assessment_id: text,
  assessment_name: text,
  trace_id: text,
  span_id: text.optional(),
  source: assessmentSource,
  /** RFC 3339, milliseconds, as is the next. */
  create_time: text,
  last_update_time: text,
  /** `{ value, error? }`. Any JSON, since a `null` is a value here. */
  feedback: anyJson.optional(),
  /** `{ value }` or `{ serialized_value: { serialization_format, value } }`. */
  expectation: anyJson.optional(),
  issue: z.object({ issue_name: text }).optional(),
  rationale: text.optional(),
  metadata: textMap.optional(),
  overrides: text.optional(),
  valid: z.boolean(),
});
