import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../../../json/pick-defined.ts';
import { isJsonList } from '../../../json/json-fields.ts';
import type { JsonValue } from '../../../json-value.ts';
import { toNamedTools } from '../../../messages/tool-definitions.ts';
import type { SpanType } from '../../../span-type.ts';
import { toConversation } from '../../conversation.ts';
import type { NormalizedSpan, ToolExecution } from '../../normalized-span.ts';
import { readFirstJson, readJson } from '../../attribute-contents.ts';
import { readNumber, readText } from '../../attribute-values.ts';

/** Messages, tools, tool execution, guardrails; `type` is the span's. */
export function readVoltAgentContent({ attributes }: SpanView, type: SpanType | undefined): Partial<NormalizedSpan> {
  switch (type) {
    case 'CHAT_MODEL':
      return readModelCall(attributes);
    case 'AGENT':
      return readAgentRun(attributes);
    case 'TOOL':
      return readToolRun(attributes);
    case 'GUARDRAIL':
      return pickDefined({
        inputs: readFirstJson(attributes, ['guardrail.input.original', 'guardrail.output.original', 'input']),
        outputs: readFirstJson(attributes, ['guardrail.output.after', 'guardrail.message', 'output']),
      });
    case 'EVALUATOR':
      return pickDefined({
        inputs: readFirstJson(attributes, ['eval.input', 'input']),
        outputs: readFirstJson(attributes, ['eval.output', 'output']),
      });
    default:
      return pickDefined({ inputs: readJson(attributes, 'input'), outputs: readJson(attributes, 'output') });
  }
}

/** The prompt is the last ten messages only; the answer is on the agent span, not here. */
function readModelCall(attributes: AttributeView): Partial<NormalizedSpan> {
  const prompt = readFirstJson(attributes, ['llm.messages', 'input']);
  const tools = readText(attributes, 'llm.tools');
  return pickDefined({
    ...toConversation({
      prompt,
      response: readJson(attributes, 'output'),
      responseText: readText(attributes, 'output'),
      finishReasons: readJson(attributes, 'llm.finish_reason'),
    }),
    tools: tools === undefined ? undefined : toNamedTools(tools),
    content: isShortened(prompt, attributes) ? ('truncated' as const) : undefined,
  });
}

function isShortened(prompt: JsonValue | undefined, attributes: AttributeView): boolean {
  const sent = readNumber(attributes, 'llm.messages.count');
  return sent !== undefined && isJsonList(prompt) && prompt.length < sent;
}

function readAgentRun(attributes: AttributeView): Partial<NormalizedSpan> {
  const input = readJson(attributes, 'input');
  const conversation = toConversation({
    prompt: readJson(attributes, 'agent.messages') ?? input,
    system: readJson(attributes, 'agent.instructions'),
    response: readJson(attributes, 'output'),
    responseText: readText(attributes, 'output'),
    finishReasons: readJson(attributes, 'ai.response.finish_reason'),
  });
  return pickDefined({ ...conversation, inputs: input ?? conversation.inputs });
}

/** `tool.parameters` is the tool's schema, not what it was called with. */
function readToolRun(attributes: AttributeView): Partial<NormalizedSpan> {
  const tool: ToolExecution = pickDefined({
    name: readText(attributes, 'tool.name'),
    callId: readText(attributes, 'tool.call.id'),
    description: readText(attributes, 'tool.description'),
    arguments: readJson(attributes, 'input'),
    result: readJson(attributes, 'output'),
  });
  return pickDefined({ tool, inputs: tool.arguments, outputs: tool.result });
}
