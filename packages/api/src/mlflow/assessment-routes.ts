import { z } from 'zod';

import { assessment } from './messages/assessment.ts';
import { assessmentFields } from './messages/assessment-fields.ts';
import type { MlflowRouteTable } from './mlflow-route.ts';
import { requiredText, text } from './wire/fields.ts';

const traceId = z.object({ trace_id: requiredText });
const oneAssessment = traceId.extend({ assessment_id: requiredText });
const response = z.object({ assessment });

/** A FieldMask: `assessmentName,feedback`. Clients that write JSON by hand also send `{ paths: […] }`. */
const fieldMask = z.union([requiredText, z.object({ paths: z.array(text) })]);

const common = { version: '3.0', surface: 'everywhere' } as const;

export const assessmentRoutes = {
  createAssessment: {
    ...common,
    effect: 'write',
    methods: ['POST'],
    path: '/traces/{trace_id}/assessments',
    request: traceId.extend({ assessment: assessmentFields }),
    response,
  },
  getAssessment: {
    ...common,
    effect: 'read',
    methods: ['GET'],
    path: '/traces/{trace_id}/assessments/{assessment_id}',
    request: oneAssessment,
    response,
  },
  updateAssessment: {
    ...common,
    effect: 'write',
    methods: ['PATCH'],
    path: '/traces/{trace_id}/assessments/{assessment_id}',
    request: oneAssessment.extend({ assessment: assessmentFields, update_mask: fieldMask }),
    response,
  },
  deleteAssessment: {
    ...common,
    effect: 'write',
    methods: ['DELETE'],
    path: '/traces/{trace_id}/assessments/{assessment_id}',
    request: oneAssessment,
    response: z.object({}),
  },
} as const satisfies MlflowRouteTable;
