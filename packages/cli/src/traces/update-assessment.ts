import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { withTarget } from '../target/with-target.ts';
import { parseAssessmentValue, parseMetadata, toExpectation } from './parse-assessment-value.ts';
import type { AssessmentFlags } from './trace-flags.ts';

/** As commander leaves them. */
export interface UpdateAssessmentFlags extends AssessmentFlags {
  readonly value?: string;
  readonly rationale?: string;
  readonly metadata?: string;
}

/** Changes what was given and leaves the rest as it is. */
export async function updateAssessment(flags: UpdateAssessmentFlags, context: CommandContext): Promise<void> {
  const { traceId: trace_id, assessmentId: assessment_id, rationale } = flags;
  const value = flags.value === undefined ? undefined : parseAssessmentValue(flags.value);
  const metadata = parseMetadata(flags.metadata);
  if (value === undefined && rationale === undefined && metadata === undefined) {
    throw new CliError('usage', 'Say what to change with --value, --rationale or --metadata.');
  }
  await withTarget(flags, context, async ({ mlflow }) => {
    const { assessment: old } = await mlflow.getAssessment({ trace_id, assessment_id });
    const content =
      value === undefined
        ? {}
        : old.expectation === undefined
          ? { feedback: { value } }
          : { expectation: toExpectation(value) };
    const changes = { ...content, ...(rationale !== undefined && { rationale }), ...(metadata && { metadata }) };
    await mlflow.updateAssessment({
      trace_id,
      assessment_id,
      assessment: { assessment_name: old.assessment_name, ...changes },
      update_mask: Object.keys(changes).join(','),
    });
  });
  context.terminal.data(`Updated assessment ${assessment_id} in trace ${trace_id}.`);
}
