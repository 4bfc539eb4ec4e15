import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { withTarget } from '../target/with-target.ts';

/** Creates an experiment and prints its id in MLflow's words, which scripts cut apart. */
export async function createExperiment(flags: Flags, context: CommandContext): Promise<void> {
  const name = String(flags['experimentName']);
  const location = flags['artifactLocation'];
  const created = await withTarget(flags, context, async ({ client }) =>
    client.createExperiment({
      params: {},
      body: { name, ...(typeof location === 'string' && { artifactLocation: location }) },
    }),
  );
  context.terminal.data(`Created experiment '${created.name}' with id ${created.experimentId}`);
}
