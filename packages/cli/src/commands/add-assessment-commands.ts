import type { Command } from 'commander';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import type { LogAssessmentFlags } from '../traces/log-assessment.ts';
import type { AssessmentFlags } from '../traces/trace-flags.ts';
import type { UpdateAssessmentFlags } from '../traces/update-assessment.ts';
import { addLeafCommand, type LeafCommand, type LeafOption } from './add-leaf-command.ts';

const TRACE_ID = { flags: '--trace-id <id>', help: 'id of the trace', isRequired: true };
const ASSESSMENT_ID = { flags: '--assessment-id <id>', help: 'id of the assessment', isRequired: true };
const RATIONALE = { flags: '--rationale <text>', help: 'why' };
const METADATA = { flags: '--metadata <json>', help: 'facts about it, e.g. {"model":"gpt-4o"}' };

function listLogOptions(sourceType: string): readonly LeafOption[] {
  return [
    TRACE_ID,
    { flags: '--name <name>', help: 'what is assessed: correctness, tone, …', isRequired: true },
    { flags: '--value <json>', help: 'JSON, or text', isRequired: true },
    { flags: '--source-type <type>', help: 'HUMAN, LLM_JUDGE or CODE', fallback: sourceType },
    { flags: '--source-id <id>', help: 'who or what says so', fallback: 'default' },
    RATIONALE,
    METADATA,
    { flags: '--span-id <id>', help: 'the span that it is about. Default: the whole trace' },
  ];
}

/** The commands of `gander traces` about what was said of a trace. */
export function addAssessmentCommands(traces: Command, context: CommandContext): void {
  const add = <F extends Flags>(leaf: LeafCommand<F>) => addLeafCommand(traces, leaf, context);

  add({
    name: 'log-feedback',
    description: 'Says how good a trace is.',
    options: listLogOptions('CODE'),
    run: async (flags: LogAssessmentFlags, running) =>
      (await import('../traces/log-assessment.ts')).logAssessment('feedback', flags, running),
  });
  add({
    name: 'log-expectation',
    description: 'Says what would have been right.',
    options: listLogOptions('HUMAN'),
    run: async (flags: LogAssessmentFlags, running) =>
      (await import('../traces/log-assessment.ts')).logAssessment('expectation', flags, running),
  });
  add({
    name: 'get-assessment',
    description: 'Prints an assessment as JSON.',
    options: [TRACE_ID, ASSESSMENT_ID],
    run: async (flags: AssessmentFlags, running) =>
      (await import('../traces/print-assessment.ts')).printAssessment(flags, running),
  });
  add({
    name: 'update-assessment',
    description: 'Changes an assessment.',
    options: [TRACE_ID, ASSESSMENT_ID, { flags: '--value <json>', help: 'another value' }, RATIONALE, METADATA],
    run: async (flags: UpdateAssessmentFlags, running) =>
      (await import('../traces/update-assessment.ts')).updateAssessment(flags, running),
  });
  add({
    name: 'delete-assessment',
    description: 'Takes an assessment back.',
    options: [TRACE_ID, ASSESSMENT_ID],
    run: async (flags: AssessmentFlags, running) =>
      (await import('../traces/delete-assessment.ts')).deleteAssessment(flags, running),
  });
}
