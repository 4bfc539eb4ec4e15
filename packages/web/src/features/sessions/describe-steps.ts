import type { ChatItemBody } from '@gander/api/gander/chat-schemas';

export interface StepsSummary {
  /** Tools and agents, each once, in the order of their first use: `get_weather ×3`. */
  readonly names: readonly string[];
  /** Tools that failed, those inside of agents and other tools included. */
  readonly failedCount: number;
}

/** What a turn's steps are, in a line. */
export function describeSteps(steps: readonly ChatItemBody[]): StepsSummary {
  const counts = new Map<string, number>();
  for (const step of steps) {
    if (step.kind !== 'message') counts.set(step.name, (counts.get(step.name) ?? 0) + 1);
  }
  return {
    names: [...counts].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`)),
    failedCount: countFailed(steps),
  };
}

function countFailed(steps: readonly ChatItemBody[]): number {
  let count = 0;
  for (const step of steps) {
    if (step.kind === 'message') continue;
    if (step.kind === 'tool' && step.isError === true) count += 1;
    count += countFailed(step.items);
  }
  return count;
}
