import type { AnyValue } from '@gander/protocol/any-value';

import type { LogFacts } from './log-facts.ts';

/**
 * What a record tells of an agent's run:
 * - `prompt`: somebody asked; `answer`: the agent's words, as far as no model call is named for them
 * - `model`, `tool`: a call that has ended, or a part of what is known about it
 * - `request`: a model call that has begun; belongs to the next `model` step in time
 * - `content`: text of the model call that is nearest in time
 */
export type StepKind = 'prompt' | 'answer' | 'model' | 'tool' | 'request' | 'content';

export type StepAttributes = Readonly<Record<string, AnyValue>>;

/** One record of a command line agent, in the words of the GenAI conventions. */
export interface AgentStep {
  readonly kind: StepKind;
  /** Steps of one kind and key tell about the same call: the provider's request id, the tool call's id. */
  readonly key: string;
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint;
  readonly attributes: StepAttributes;
  /** Why it failed; absent when it did not. */
  readonly error?: string | undefined;
}

/** Which trace a record belongs to that names none. */
export interface TurnKey {
  readonly emitter: string;
  readonly sessionId: string;
  /** The user's prompt that it is about; `''` where the emitter numbers none, and a session is one trace. */
  readonly turnId: string;
}

/** One program that tells in logs what others tell in spans. */
export interface LogEmitter {
  /** Also the name of the agent on the spans that are made of its logs. */
  readonly name: string;
  isOwn(facts: LogFacts): boolean;
  /** `undefined` for a record that names no session: it stays a line in the log. */
  readTurn(facts: LogFacts): Omit<TurnKey, 'emitter'> | undefined;
  /** `undefined` for a record that tells nothing about the run. */
  readStep(facts: LogFacts): AgentStep | undefined;
  /** Names of the emitter's own spans by what they tell: a record that names such a span adds to it. */
  readonly spanNames: Partial<Record<StepKind, RegExp>>;
  /** Its spans tell nothing of calls: where there are spans, a call becomes one more below the span that its record names. */
  readonly hasSilentSpans?: boolean;
  /**
   * Its records name a trace wherever there is one, but for some that repeat what spans tell. Records of a turn without its prompt
   * are those, and make no trace of their own: everything would be counted twice.
   */
  readonly isRepeating?: boolean;
}
