import type { Flags } from '../options/find-option-value.ts';

/** As commander leaves them. */
export interface TraceFlags extends Flags {
  readonly traceId: string;
}

/** One assessment of a trace. */
export interface AssessmentFlags extends TraceFlags {
  readonly assessmentId: string;
}
