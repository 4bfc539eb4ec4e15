import type { AgentStep, StepKind } from './agent-step.ts';
import type { LogFacts } from './log-facts.ts';
import { toLogIdentity } from './log-identity.ts';

/** What a record without an id and a duration is: a moment. */
export function createMomentStep(facts: LogFacts, kind: StepKind): Omit<AgentStep, 'attributes'> {
  const time = facts.timeUnixNano;
  return { kind, key: toMomentKey(facts), startUnixNano: time, endUnixNano: time };
}

/** An id for a record that has none: two of one moment differ somewhere. */
export function toMomentKey(facts: LogFacts): string {
  return toLogIdentity(facts.log);
}
