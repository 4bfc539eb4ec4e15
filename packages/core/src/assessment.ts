import type { SpanId, TraceId } from './ids.ts';
import type { KeyValue } from './key-value.ts';

/** Who may have assessed. `SOURCE_TYPE_UNSPECIFIED`: somebody else, or nobody said. */
export const ASSESSMENT_SOURCE_TYPES = ['SOURCE_TYPE_UNSPECIFIED', 'HUMAN', 'LLM_JUDGE', 'CODE'] as const;

export type AssessmentSourceType = (typeof ASSESSMENT_SOURCE_TYPES)[number];

export interface AssessmentSource {
  readonly type: AssessmentSourceType;
  /** A person, a model or the name of a program. */
  readonly id: string | null;
}

/** Why a feedback has no value. */
export interface AssessmentError {
  readonly code: string;
  readonly message: string | null;
  readonly stackTrace: string | null;
}

/** What is said. Values are JSON texts as Python writes them (`1.0` is not `1`), see `json/to-python-json.ts`. */
export type AssessmentContent =
  | { readonly kind: 'feedback'; readonly valueJson: string; readonly error: AssessmentError | null }
  | { readonly kind: 'expectation'; readonly valueJson: string }
  /** The trace shows a known issue; the name of the assessment is the id of that issue. */
  | { readonly kind: 'issue'; readonly issueName: string };

/** What somebody, a judge or a program says about a trace. */
export interface Assessment {
  readonly assessmentId: string;
  readonly traceId: TraceId;
  /** When it is about one span; whatever the client said. */
  readonly spanId: SpanId | null;
  readonly name: string;
  readonly content: AssessmentContent;
  readonly source: AssessmentSource;
  readonly rationale: string | null;
  readonly metadata: readonly KeyValue[];
  /** The id of the assessment that this one replaces. */
  readonly overrides: string | null;
  /** False once another one has replaced it. */
  readonly isValid: boolean;
  /** Milliseconds since the epoch. */
  readonly creationTimeMs: bigint;
  readonly lastUpdateTimeMs: bigint;
}

/** What a client may change. What is absent stays. */
export interface AssessmentChange {
  readonly name?: string | undefined;
  readonly content?: AssessmentContent | undefined;
  readonly rationale?: string | null | undefined;
  /** Joined with what is there. */
  readonly metadata?: readonly KeyValue[] | undefined;
}

/** Metadata of assessments that have a meaning. */
export const ASSESSMENT_METADATA = {
  /** The run that made it: it goes when the run goes. */
  sourceRunId: 'mlflow.assessment.sourceRunId',
  /** It is about all traces of this session. */
  session: 'mlflow.trace.session',
} as const;
