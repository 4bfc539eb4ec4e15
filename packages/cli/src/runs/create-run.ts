import { userInfo } from 'node:os';

import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { findOrCreateExperiment } from '../experiments/find-or-create-experiment.ts';
import type { Flags } from '../options/find-option-value.ts';
import { parseChoice } from '../options/parse-choice.ts';
import { requireExperimentFlag } from '../options/require-experiment-flag.ts';
import type { Target } from '../target/target.ts';
import { withTarget } from '../target/with-target.ts';
import type { Run } from './list-runs.ts';

/** As commander leaves them. */
export interface CreateRunFlags extends Flags {
  readonly experimentId?: string;
  readonly experimentName?: string;
  readonly runName?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly status?: string;
  readonly parentRunId?: string;
}

export const FINAL_STATUSES = ['FINISHED', 'FAILED', 'KILLED'] as const;

/** Creates a run that has ended already, and prints where to look at it. */
export async function createRun(flags: CreateRunFlags, context: CommandContext): Promise<void> {
  const status = parseChoice(flags.status ?? FINAL_STATUSES[0], { flag: '--status', choices: FINAL_STATUSES });
  const tags = listTags(flags);
  if (flags.experimentId !== undefined && flags.experimentName !== undefined) {
    throw new CliError('usage', 'Name the experiment with either --experiment-id or --experiment-name.');
  }
  await withTarget(flags, context, async (target) => {
    const { experimentName: name } = flags;
    const experiment_id =
      name === undefined ? requireExperimentFlag(flags, context) : await findOrCreateExperiment(target, name);
    const created = await target.mlflow.createRun({
      experiment_id,
      user_id: findUserName(),
      run_name: flags.runName,
      start_time: Date.now(),
      tags,
    });
    const { run_info: info } = await target.mlflow.updateRun({
      run_id: created.run.info.run_id,
      status,
      end_time: Date.now(),
    });
    for (const line of formatCreatedRun(info, target)) context.terminal.data(line);
  });
}

/** Links are for those who have a server to open them on. */
function formatCreatedRun(info: Run['info'], { address, baseUrl }: Target): string[] {
  const { run_id, experiment_id, status, run_name } = info;
  const page = `${baseUrl}/#/experiments/${experiment_id}`;
  const links = [`🏃 View run ${run_name} at: ${page}/runs/${run_id}`, `🧪 View experiment at: ${page}`];
  const json = JSON.stringify({ run_id, experiment_id, status, run_name }, null, 2);
  return address.kind === 'server' ? [...links, json] : [json];
}

/** What MLflow's clients say about every run they create, and what was asked for. */
function listTags({ tags = [], description, parentRunId }: CreateRunFlags): { key: string; value: string }[] {
  return [
    { key: 'mlflow.user', value: findUserName() },
    { key: 'mlflow.source.name', value: 'gander' },
    { key: 'mlflow.source.type', value: 'LOCAL' },
    ...(description === undefined ? [] : [{ key: 'mlflow.note.content', value: description }]),
    ...(parentRunId === undefined ? [] : [{ key: 'mlflow.parentRunId', value: parentRunId }]),
    ...tags.map(parseTag),
  ];
}

function parseTag(text: string): { key: string; value: string } {
  const at = text.indexOf('=');
  if (at > 0) return { key: text.slice(0, at), value: text.slice(at + 1) };
  throw new CliError('usage', `--tags must be key=value, not '${text}'.`);
}

/** Accounts without a name exist, in containers. */
function findUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
