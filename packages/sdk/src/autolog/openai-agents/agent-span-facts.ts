import type { SpanOptions } from '../../spans/start-span.ts';
import { SpanType } from '../../vocabulary/span-type.ts';
import type { ModelApi } from '../calls/model-api.ts';
import { toToolAttributes } from '../calls/run-tool-call.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readList, readNumber, readText } from '../json/read-field.ts';
import { chatApi } from '../openai/chat-api.ts';
import { responsesApi } from '../openai/responses-api.ts';
import { GenAiKey } from '../vocabulary/gen-ai-key.ts';

/** A trace of the Agents SDK. */
export interface AgentTrace {
  readonly traceId: string;
  readonly name: string;
  readonly groupId?: string | null;
}

/** A span of the Agents SDK; its data grows until it ends. */
export interface AgentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly spanData: unknown;
  readonly error: unknown;
}

/** How to read a span that is one call of a model: by the Responses API, or by any other. */
export function findModelApi(data: unknown): ModelApi | undefined {
  const type = readText(data, 'type');
  if (type === 'response') return responsesApi;
  return type === 'generation' ? chatApi : undefined;
}

/** How the span of anything but a model call begins. */
export function describeAgentSpan(data: unknown): SpanOptions {
  const type = readText(data, 'type') ?? 'span';
  const name = readText(data, 'name');
  switch (type) {
    case 'agent':
      return {
        name: name ?? 'agent',
        spanType: SpanType.AGENT,
        attributes: pickDefined({ [GenAiKey.OPERATION]: 'invoke_agent', [GenAiKey.AGENT_NAME]: name }),
      };
    case 'function':
      return {
        name: name ?? 'tool',
        spanType: SpanType.TOOL,
        attributes: toToolAttributes({ name: name ?? 'tool', args: undefined }),
      };
    case 'guardrail':
      return { name: name ?? type, spanType: SpanType.GUARDRAIL };
    case 'turn':
      return { name: `turn ${readNumber(data, 'turn') ?? 1}`, spanType: SpanType.CHAIN };
    default:
      return { name: name ?? type, spanType: SpanType.CHAIN };
  }
}

/** What a span's data says once it is over. */
export interface AgentSpanEnd {
  readonly request?: unknown;
  readonly response?: unknown;
  readonly inputs?: unknown;
  readonly outputs?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** What a span says when it ends. */
export function describeEnd(data: unknown): AgentSpanEnd {
  switch (readText(data, 'type')) {
    case 'response': {
      const response = readField(data, '_response');
      return { request: toResponsesRequest(readField(data, '_input'), response), response };
    }
    case 'generation':
      return toGeneration(data);
    case 'function':
      return { inputs: toMaybeJson(readField(data, 'input')), outputs: toMaybeJson(readField(data, 'output')) };
    case 'handoff':
      return { inputs: { from: readField(data, 'from_agent') }, outputs: { to: readField(data, 'to_agent') } };
    case 'guardrail':
      return { outputs: { triggered: readField(data, 'triggered') } };
    case 'mcp_tools':
      return { inputs: { server: readField(data, 'server') }, outputs: readField(data, 'result') };
    case 'custom':
      return { inputs: readField(data, 'data') };
    default:
      return {};
  }
}

function toResponsesRequest(input: unknown, response: unknown): unknown {
  const tools = readList(response, 'tools');
  return pickDefined({
    model: readText(response, 'model'),
    instructions: readField(response, 'instructions') ?? undefined,
    input,
    tools: tools.length > 0 ? tools : undefined,
  });
}

/** Input and output are lists of messages, or of whole answers of the chat API. */
function toGeneration(data: unknown): AgentSpanEnd {
  const config = readField(data, 'model_config');
  const usage = readField(data, 'usage');
  const output = readList(data, 'output');
  const [answer] = output;
  const choices = readList(answer, 'choices');
  return {
    request: pickDefined({
      ...(isRecord(config) ? config : {}),
      model: readText(data, 'model'),
      messages: readField(data, 'input'),
    }),
    response: {
      ...(isRecord(answer) && choices.length > 0 ? answer : {}),
      choices: choices.length > 0 ? choices : output.map((message, index) => ({ index, message })),
      usage: readField(answer, 'usage') ?? usage,
    },
  };
}
