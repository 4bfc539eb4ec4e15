import { z } from 'zod';

import { bool, enumeration, text, textMap } from '../wire/fields.ts';
import { timestampField } from './time-fields.ts';

const MAX_NAME = 250;

/** Somebody that nobody knows is nobody in particular. */
const sourceType = enumeration({ SOURCE_TYPE_UNSPECIFIED: 0, HUMAN: 1, LLM_JUDGE: 2, CODE: 3 })
  .optional()
  .catch(undefined);

const assessmentError = z.object({
  error_code: text.optional(),
  error_message: text.optional(),
  stack_trace: text.optional(),
});

/** An assessment as a request gives it. */
export const assessmentFields = z.object({
  assessment_name: text.max(MAX_NAME).optional(),
  span_id: text.max(MAX_NAME).optional(),
  source: z.object({ source_type: sourceType, source_id: text.optional() }).optional(),
  create_time: timestampField.optional(),
  last_update_time: timestampField.optional(),
  feedback: z.object({ value: z.unknown().optional(), error: assessmentError.optional() }).optional(),
  expectation: z
    .object({
      value: z.unknown().optional(),
      serialized_value: z.object({ serialization_format: text.optional(), value: text.optional() }).optional(),
    })
    .optional(),
  issue: z.object({ issue_name: text.optional() }).optional(),
  rationale: text.optional(),
  metadata: textMap.optional(),
  overrides: text.optional(),
  valid: bool.optional(),
  /** Where old clients say what `feedback.error` says. */
  error: assessmentError.optional(),
});
