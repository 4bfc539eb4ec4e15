import { Option, type Command } from 'commander';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { helpTextOf, type OptionSpec } from '../options/option-spec.ts';
import { TRACKING_URI_OPTION } from '../target/target-address.ts';

/** One option of a command that works on a server or a database. */
export interface LeafOption extends OptionSpec {
  /** Refused without it. One with a variable is not required here: the command finds out. */
  readonly isRequired?: boolean;
  /** May be given more than once: a list. */
  readonly isRepeated?: boolean;
}

/** A command at the end of the tree, as data. What it does is imported when it runs. */
export interface LeafCommand<F extends Flags> {
  readonly name: string;
  readonly description: string;
  readonly options: readonly LeafOption[];
  readonly run: (flags: F, context: CommandContext) => Promise<void>;
}

/** Adds a command with its options and, as the last of them, `--tracking-uri`. */
export function addLeafCommand<F extends Flags>(
  parent: Command,
  { name, description, options, run }: LeafCommand<F>,
  context: CommandContext,
): void {
  const command = parent.command(name).description(description);
  for (const spec of [...options, TRACKING_URI_OPTION]) command.addOption(toOption(spec));
  command.action(async (flags: F) => run(flags, context));
}

function toOption(spec: LeafOption): Option {
  const option = new Option(spec.flags, helpTextOf(spec)).makeOptionMandatory(spec.isRequired === true);
  if (spec.isRepeated !== true) return option;
  return option.argParser((value: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), value]);
}
