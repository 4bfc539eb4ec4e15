import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { findOrCreateExperiment } from '../experiments/find-or-create-experiment.ts';
import type { Flags } from '../options/find-option-value.ts';
import type { Target } from '../target/target.ts';
import { withTarget } from '../target/with-target.ts';
import { createDemoTraces } from './create-demo-traces.ts';
import { sendTraces } from './send-traces.ts';

const NANO_PER_MS = 1_000_000n;

/** As commander leaves them, defaults filled in. */
export interface DemoFlags extends Flags {
  readonly experimentName: string;
  readonly seed: string;
}

/** Plays the demo into an experiment and says where to look at it. */
export async function runDemo(flags: DemoFlags, context: CommandContext): Promise<void> {
  const name = flags.experimentName.trim();
  if (name === '') throw new CliError('usage', '--experiment-name must not be empty.');
  const traces = createDemoTraces({
    seed: parseSeed(flags.seed),
    nowUnixNano: BigInt(Date.now()) * NANO_PER_MS,
  });
  const spanCount = traces.reduce((sum, { spans }) => sum + spans.length, 0);
  await withTarget(flags, context, async (target) => {
    const experimentId = await findOrCreateExperiment(target, name);
    context.terminal.talk(`Sending ${traces.length} traces to experiment '${name}' …`);
    for (const trace of traces) await sendTraces(target, experimentId, [trace]);
    context.terminal.data(
      `Added ${traces.length} traces (${spanCount} spans) to experiment '${name}' with id ${experimentId}`,
    );
    sayWhereToLook(target, experimentId, context);
  });
}

function sayWhereToLook({ address }: Target, experimentId: string, { terminal }: CommandContext): void {
  const path = `/experiments/${experimentId}/traces`;
  if (address.kind === 'server') {
    terminal.data(`Open ${address.url}${path}`);
    return;
  }
  terminal.talk(`If no server runs on this database yet: gander server --backend-store-uri ${address.storeUri}`);
  terminal.data(`Open http://127.0.0.1:5000${path}`);
}

function parseSeed(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new CliError('usage', `--seed must be a whole number of at most nine digits, not '${text}'.`);
}
