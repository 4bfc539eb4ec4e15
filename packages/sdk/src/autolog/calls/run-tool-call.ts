import { startSpan } from '../../spans/start-span.ts';
import { SpanType } from '../../vocabulary/span-type.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { GenAiKey } from '../vocabulary/gen-ai-key.ts';
import { followResult } from '../../spans/follow-result.ts';

/** A tool that is about to run. */
export interface ToolCallFacts {
  readonly name: string;
  readonly args: unknown;
  readonly callId?: string | undefined;
  readonly description?: string | undefined;
}

/** Attributes of a span that stands for the run of a tool. */
export function toToolAttributes({ name, callId, description }: ToolCallFacts): Record<string, unknown> {
  return pickDefined({
    [GenAiKey.OPERATION]: 'execute_tool',
    [GenAiKey.TOOL_NAME]: name,
    [GenAiKey.TOOL_TYPE]: 'function',
    [GenAiKey.TOOL_CALL_ID]: callId,
    [GenAiKey.TOOL_DESCRIPTION]: description,
  });
}

/** Runs a tool in a span of its own and returns what it returns. */
export function runToolCall<Result>(facts: ToolCallFacts, run: () => Result): Result {
  const span = startSpan({
    name: facts.name,
    spanType: SpanType.TOOL,
    inputs: facts.args,
    attributes: toToolAttributes(facts),
  });
  try {
    return followResult(span, span.run(run));
  } catch (error) {
    span.fail(error);
    span.end();
    throw error;
  }
}
