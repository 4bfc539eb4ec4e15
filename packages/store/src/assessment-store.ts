import type { Assessment, AssessmentChange } from '@gander/core/assessment';
import type { TraceId } from '@gander/core/ids';

import type { ChangedTrace } from './ingest-store.ts';

/** An assessment before it is stored. */
export type NewAssessment = Omit<Assessment, 'isValid'>;

export interface WrittenAssessment {
  readonly assessment: Assessment;
  readonly changed: ChangedTrace;
}

/** What people, judges and programs say about traces. */
export interface AssessmentStore {
  /** All of them, replaced ones too, in the order in which they came. Traces without any have no entry. */
  listAssessments(traceIds: readonly TraceId[]): Promise<ReadonlyMap<TraceId, readonly Assessment[]>>;
  /** Throws `not_found` for the trace and for the assessment, as do the others. */
  getAssessment(traceId: TraceId, assessmentId: string): Promise<Assessment>;
  /** The assessment that it overrides, if any, is no longer valid. Throws `not_found` for that one as well. */
  createAssessment(assessment: NewAssessment): Promise<WrittenAssessment>;
  /** Throws `invalid_argument` for content of another kind: a feedback stays a feedback. */
  writeAssessment(traceId: TraceId, assessmentId: string, change: AssessmentChange): Promise<WrittenAssessment>;
  /** The assessment that it overrode is valid again. `undefined` when there is no such trace or assessment. */
  deleteAssessment(traceId: TraceId, assessmentId: string): Promise<ChangedTrace | undefined>;
}
