import { runStep, type StepResult } from './run-step.ts';
import type { Step } from './step.ts';

const HEARTBEAT_MS = 60_000;

/**
 * Runs steps, `width` at a time in the given order, and prints one line per step as it ends.
 * A step that takes long says every minute that it still runs. All steps run, whatever fails.
 */
export async function runSteps(steps: readonly Step[], width: number): Promise<StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  async function work(): Promise<void> {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runWithHeartbeat(step);
      results.push(result);
      console.log(formatLine(result));
    }
  }
  await Promise.all(Array.from({ length: width }, work));
  return results;
}

/** Prints what the failed steps said. */
export function printFailures(results: readonly StepResult[]): void {
  for (const { step, output } of results.filter(({ ok }) => !ok)) {
    console.log(`\n──── ${step.name} ${'─'.repeat(Math.max(0, 74 - step.name.length))}\n${output.trimEnd()}`);
  }
}

async function runWithHeartbeat(step: Step): Promise<StepResult> {
  const started = performance.now();
  const heartbeat = setInterval(() => {
    console.log(`… ${step.name} is still running after ${Math.round((performance.now() - started) / 1000)} s`);
  }, HEARTBEAT_MS);
  try {
    return await runStep(step);
  } finally {
    clearInterval(heartbeat);
  }
}

function formatLine({ step, ok, durationMs, counts }: StepResult): string {
  const line = `${ok ? '✓' : '✗'} ${step.name.padEnd(10)} ${(durationMs / 1000).toFixed(1).padStart(6)} s`;
  if (step.reportFile === undefined) return line;
  const { passed, failed, skipped } = counts;
  return `${line}   ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
