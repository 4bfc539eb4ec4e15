import type { CommandContext } from '../command-context.ts';
import { withTarget } from '../target/with-target.ts';
import type { AssessmentFlags } from './trace-flags.ts';

/** Takes back what was said about a trace. */
export async function deleteAssessment(flags: AssessmentFlags, context: CommandContext): Promise<void> {
  const { traceId: trace_id, assessmentId: assessment_id } = flags;
  await withTarget(flags, context, async ({ mlflow }) => mlflow.deleteAssessment({ trace_id, assessment_id }));
  context.terminal.data(`Deleted assessment ${assessment_id} from trace ${trace_id}.`);
}
