import { renderExactJson } from '@gander/api/mlflow/wire/exact-json';

import type { CommandContext } from '../command-context.ts';
import { withTarget } from '../target/with-target.ts';
import type { AssessmentFlags } from './trace-flags.ts';

/** Prints an assessment as JSON. */
export async function printAssessment(flags: AssessmentFlags, context: CommandContext): Promise<void> {
  const { traceId: trace_id, assessmentId: assessment_id } = flags;
  const { assessment } = await withTarget(flags, context, async ({ mlflow }) =>
    mlflow.getAssessment({ trace_id, assessment_id }),
  );
  const { assessment_name, source, create_time, last_update_time, feedback, expectation, ...facts } = assessment;
  const { assessment_id: _id, trace_id: _traceId, ...rest } = facts;
  const ordered = {
    assessment_id,
    assessment_name,
    trace_id,
    source,
    create_time,
    last_update_time,
    feedback,
    expectation,
    ...rest,
  };
  context.terminal.data(renderExactJson(ordered, 2));
}
