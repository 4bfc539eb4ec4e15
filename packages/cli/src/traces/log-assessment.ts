import type { MlflowCall } from '@gander/api/mlflow/mlflow-client';

import type { CommandContext } from '../command-context.ts';
import { parseChoice } from '../options/parse-choice.ts';
import { withTarget } from '../target/with-target.ts';
import { parseAssessmentValue, parseMetadata, toExpectation } from './parse-assessment-value.ts';
import type { TraceFlags } from './trace-flags.ts';

/** As commander leaves them. */
export interface LogAssessmentFlags extends TraceFlags {
  readonly name: string;
  readonly value: string;
  readonly sourceType?: string;
  readonly sourceId?: string;
  readonly rationale?: string;
  readonly metadata?: string;
  readonly spanId?: string;
}

const SOURCE_TYPES = ['HUMAN', 'LLM_JUDGE', 'CODE'] as const;
const DEFAULT_SOURCE_ID = 'default';
/** Feedback is mostly computed; what is right is mostly said by people. */
const DEFAULT_SOURCE_TYPE = { feedback: 'CODE', expectation: 'HUMAN' } as const;

/** Says something about a trace, or about one span of it, and prints the id under which it is kept. */
export async function logAssessment(
  kind: 'feedback' | 'expectation',
  flags: LogAssessmentFlags,
  context: CommandContext,
): Promise<void> {
  const { traceId: trace_id, name } = flags;
  const request = { trace_id, assessment: toAssessment(kind, flags) };
  const { assessment } = await withTarget(flags, context, async ({ mlflow }) => mlflow.createAssessment(request));
  context.terminal.data(`Logged ${kind} '${name}' to trace ${trace_id}. Assessment ID: ${assessment.assessment_id}`);
}

function toAssessment(
  kind: 'feedback' | 'expectation',
  flags: LogAssessmentFlags,
): MlflowCall<'createAssessment'>['assessment'] {
  const now = new Date().toISOString();
  const value = parseAssessmentValue(flags.value);
  return {
    assessment_name: flags.name,
    span_id: flags.spanId,
    source: {
      source_type: parseChoice(flags.sourceType ?? DEFAULT_SOURCE_TYPE[kind], {
        flag: '--source-type',
        choices: SOURCE_TYPES,
      }),
      source_id: flags.sourceId ?? DEFAULT_SOURCE_ID,
    },
    create_time: now,
    last_update_time: now,
    ...(kind === 'feedback' ? { feedback: { value }, valid: true } : { expectation: toExpectation(value) }),
    rationale: flags.rationale,
    metadata: parseMetadata(flags.metadata),
  };
}
