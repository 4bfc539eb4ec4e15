import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readList, readText } from '../json/read-field.ts';
import { toJsonText } from '../../serialize/to-json-text.ts';

const ROLES: Readonly<Record<string, string>> = { human: 'user', ai: 'assistant', AIMessageChunk: 'assistant' };

/** What a chat model of LangChain's is asked, in the form of OpenAI's chat API, which every viewer can show. */
export function toChatRequest(messages: readonly unknown[], extra: unknown, metadata: unknown): unknown {
  const params = readField(extra, 'invocation_params');
  const tools = [...readList(params, 'tools'), ...readList(readField(extra, 'options'), 'tools')];
  const known = isRecord(params) ? params : {};
  return pickDefined({
    model: readModel(known, metadata),
    messages: messages.map((message) => toChatMessage(message)),
    tools: tools.length > 0 ? tools.map((tool) => toTool(tool)) : undefined,
    temperature: known['temperature'] ?? readField(metadata, 'ls_temperature'),
    max_tokens: known['max_tokens'] ?? known['max_completion_tokens'] ?? readField(metadata, 'ls_max_tokens'),
    top_p: known['top_p'],
    stop: known['stop'],
  });
}

/** The model's name, which every integration keeps somewhere else. */
function readModel(params: unknown, metadata: unknown): string | undefined {
  return readText(params, 'model') ?? readText(params, 'model_name') ?? readText(metadata, 'ls_model_name');
}

/** A `BaseMessage` of any of LangChain's classes. */
export function toChatMessage(message: unknown): Readonly<Record<string, unknown>> {
  const type = readType(message) ?? 'user';
  const calls = readList(message, 'tool_calls').map((call) => toToolCall(call));
  const content = readField(message, 'content');
  return pickDefined({
    role: ROLES[type] ?? (type === 'generic' ? (readText(message, 'role') ?? 'user') : type),
    content: calls.length > 0 && content === '' ? null : content,
    name: readText(message, 'name'),
    tool_calls: calls.length > 0 ? calls : undefined,
    tool_call_id: readText(message, 'tool_call_id'),
    reasoning_content: readText(readField(message, 'additional_kwargs'), 'reasoning_content'),
  });
}

function readType(message: unknown): string | undefined {
  const read = readField(message, 'getType') ?? readField(message, '_getType');
  if (typeof read !== 'function') return readText(message, 'type') ?? readText(message, 'role');
  return (read as (this: unknown) => string).call(message);
}

function toToolCall(call: unknown): unknown {
  const { id, name, args } = call as Readonly<Record<string, unknown>>;
  return { id, type: 'function', function: { name, arguments: toJsonText(args) } };
}

/** OpenAI's form as it is; Anthropic's and Google's flat ones under the same roof. */
function toTool(tool: unknown): unknown {
  if (readField(tool, 'function') !== undefined || readText(tool, 'name') === undefined) return tool;
  const { name, description } = tool as Readonly<Record<string, unknown>>;
  const parameters = readField(tool, 'input_schema') ?? readField(tool, 'parameters') ?? readField(tool, 'schema');
  return { type: 'function', function: { name, description, parameters } };
}
