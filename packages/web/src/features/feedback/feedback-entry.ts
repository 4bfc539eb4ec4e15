import type { JsonValue } from '@gander/core/json-value';

export type FeedbackKind = 'feedback' | 'expectation' | 'issue';

/** Who says it: a person, a model that judges, a program, or nobody said who. */
export type FeedbackSourceType = 'HUMAN' | 'LLM_JUDGE' | 'CODE' | 'SOURCE_TYPE_UNSPECIFIED';

export interface FeedbackSource {
  readonly type: FeedbackSourceType;
  /** A person, a model or the name of a program; empty where it is not known. */
  readonly id: string;
}

/** Why there is no value. */
export interface FeedbackError {
  readonly code: string;
  readonly message?: string;
  readonly stack?: string;
}

/** One thing that somebody says about a trace or a span of it. */
export interface FeedbackEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: FeedbackKind;
  /** Of an issue, its name. */
  readonly value: JsonValue;
  readonly error: FeedbackError | undefined;
  readonly source: FeedbackSource;
  /** The comment that goes with the value. */
  readonly rationale: string;
  readonly spanId: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  /** The id of the entry that this one replaces. */
  readonly overrides: string | undefined;
  readonly isValid: boolean;
  readonly createdMs: number;
  readonly updatedMs: number;
}
