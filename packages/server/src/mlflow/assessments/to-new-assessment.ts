import { AppError } from '@gander/core/errors';
import type { SpanId, TraceId } from '@gander/core/ids';
import type { NewAssessment } from '@gander/store/assessment-store';

import { type AssessmentMessageFields, toAssessmentContent } from './to-assessment-content.ts';

export interface NewAssessmentContext {
  readonly traceId: TraceId;
  /** 32 hex digits. */
  readonly newId: () => string;
  readonly nowMs: () => number;
}

/** An assessment as a client gives it, with what the server adds. Throws `invalid_argument`. */
export function toNewAssessment(
  fields: AssessmentMessageFields,
  { traceId, newId, nowMs }: NewAssessmentContext,
): NewAssessment {
  const content = toAssessmentContent(fields);
  if (content === undefined) {
    throw new AppError(
      'invalid_argument',
      'Unknown assessment type: None. An assessment needs one of `feedback`, `expectation` and `issue`.',
    );
  }
  const now = BigInt(nowMs());
  return {
    assessmentId: `a-${newId()}`,
    traceId,
    spanId: toOptionalText(fields.span_id) as SpanId | null,
    name: fields.assessment_name ?? '',
    content,
    source: { type: fields.source?.source_type ?? 'SOURCE_TYPE_UNSPECIFIED', id: fields.source?.source_id ?? null },
    rationale: toOptionalText(fields.rationale),
    metadata: Object.entries(fields.metadata ?? {}).map(([key, value]) => ({ key, value })),
    overrides: toOptionalText(fields.overrides),
    creationTimeMs: toTimeMs(fields.create_time) ?? now,
    lastUpdateTimeMs: toTimeMs(fields.last_update_time) ?? now,
  };
}

/** The epoch itself is what clients send that have no time. */
function toTimeMs(timeMs: bigint | null | undefined): bigint | undefined {
  return timeMs === null || timeMs === 0n ? undefined : timeMs;
}

function toOptionalText(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
