import { listScenarios } from './list-scenarios.ts';
import { playRunningBatch } from './scenarios/running-batch.ts';
import type { Scenario, ScenarioContext } from './scenarios/scenario.ts';
import type { DemoTrace } from './stage/demo-trace.ts';
import { createSeededRandom, type SeededRandom } from './stage/seeded-random.ts';
import { createTraceStage } from './stage/trace-stage.ts';

const NANO_PER_MS = 1_000_000n;
const MINUTE_MS = 60_000;
const SPREAD_MS = 24 * 60 * MINUTE_MS;
/** The longest session takes about ten minutes, and everything but one batch should be over by now. */
const LAST_START_MS = 15 * MINUTE_MS;
const RUNNING_FOR_MS = 45_000;

export interface DemoOptions {
  /** Same seed, same stories, told in the same order. */
  readonly seed: number;
  readonly nowUnixNano: bigint;
}

/** About forty traces spread over the 24 hours before now, oldest first. Trace ids are new for every moment it is called at. */
export function createDemoTraces({ seed, nowUnixNano }: DemoOptions): readonly DemoTrace[] {
  const random = createSeededRandom(seed);
  const ids = createSeededRandom(Number(BigInt.asUintN(32, nowUnixNano ^ (nowUnixNano >> 32n))) ^ seed);
  const scenarios = random.shuffle(listScenarios());
  const slotMs = (SPREAD_MS - LAST_START_MS) / scenarios.length;
  const past = scenarios.flatMap((scenario, slot) => {
    const agoMs = SPREAD_MS - (slot + random.fraction()) * slotMs;
    return playScenario(scenario, { random: random.fork(), ids, startUnixNano: before(nowUnixNano, agoMs) });
  });
  const running = { random: random.fork(), ids, startUnixNano: before(nowUnixNano, RUNNING_FOR_MS) };
  return [...past, ...playScenario(playRunningBatch, running)];
}

interface Play {
  readonly random: SeededRandom;
  readonly ids: SeededRandom;
  readonly startUnixNano: bigint;
}

function playScenario(scenario: Scenario, { random, ids, startUnixNano }: Play): readonly DemoTrace[] {
  const openStage: ScenarioContext['openStage'] = (source, afterMs = 0) =>
    createTraceStage({
      traceId: ids.hex(32),
      random,
      source,
      startUnixNano: startUnixNano + BigInt(Math.round(afterMs)) * NANO_PER_MS,
    });
  return scenario({ random, newId: (digits) => ids.hex(digits), openStage });
}

function before(nowUnixNano: bigint, ms: number): bigint {
  return nowUnixNano - BigInt(Math.round(ms)) * NANO_PER_MS;
}
