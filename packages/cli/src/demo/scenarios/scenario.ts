import type { DemoTrace, Source } from '../stage/demo-trace.ts';
import type { SeededRandom } from '../stage/seeded-random.ts';
import type { TraceStage } from '../stage/trace-stage.ts';

/** What a scenario plays with. */
export interface ScenarioContext {
  /** Decides what is said and how long it takes. */
  readonly random: SeededRandom;
  /** Hex digits that no other run of the demo has: for sessions, which must not run into each other. */
  newId(digits: number): string;
  /** An empty stage with a trace id of its own; its time is `afterMs` behind the start of the scenario. */
  openStage(source: Source, afterMs?: number): TraceStage;
}

/** One story: a single trace, or a session of several. */
export type Scenario = (context: ScenarioContext) => readonly DemoTrace[];
