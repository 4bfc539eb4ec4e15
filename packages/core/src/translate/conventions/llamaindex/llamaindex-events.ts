import { toPlainMap } from '@gander/protocol/plain-value';
import type { SpanEvent } from '@gander/protocol/trace-data';

import { findField, findObject, findText, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import { resolveUsage } from '../../../usage/resolve-usage.ts';
import { createTokenCounts, toTokenCount } from '../../../usage/token-counts.ts';
import type { Usage } from '../../../usage.ts';
import { toJsonContent } from '../../attribute-contents.ts';
import { inferProvider } from '../../provider.ts';

/** What the events of one span say; see the fields of LlamaIndex's event classes. */
interface EventContent {
  readonly prompt?: JsonValue;
  readonly response?: JsonValue;
  readonly query?: JsonValue;
  readonly nodes?: JsonValue;
  readonly output?: JsonValue;
  readonly model?: string;
  readonly usage?: Usage;
}

/** Reads the events of a model call, a retrieval or a workflow; events of other kinds are passed over. */
export function readLlamaIndexEvents(events: readonly SpanEvent[]): EventContent {
  const merged: Record<string, JsonValue> = {};
  for (const { name, attributes } of events) {
    const body = toPlainMap(attributes);
    for (const [key, value] of Object.entries(body)) {
      const content = toJsonContent(value);
      if (content !== undefined && !key.startsWith('__'))
        merged[name === 'exception' ? `exception.${key}` : key] = content;
    }
  }
  const response = toMessage(findField(merged, 'response'));
  const model = findText(merged, 'model_dict.model', 'model_dict.model_name', 'model_name');
  return pickDefined({
    prompt: toPrompt(findField(merged, 'messages', 'prompt')),
    response: response ?? findField(merged, 'response', 'output'),
    query: findField(merged, 'str_or_query_bundle', 'query'),
    nodes: findField(merged, 'nodes'),
    output: findField(merged, 'workflow.output', 'result'),
    model,
    usage: readUsage(findField(merged, 'response'), model),
  });
}

function toPrompt(messages: JsonValue | undefined): JsonValue | undefined {
  return isJsonList(messages)
    ? messages.map((message) => (isJsonObject(message) ? toPlainMessage(message) : message))
    : messages;
}

/** A chat response holds the message; a list of it is one choice. */
function toMessage(response: JsonValue | undefined): JsonValue | undefined {
  const message = isJsonObject(response) ? findObject(response, 'message') : undefined;
  return message === undefined ? undefined : [toPlainMessage(message)];
}

/** Content is a list of `blocks`. */
function toPlainMessage(message: JsonObject): JsonObject {
  const blocks = findField(message, 'blocks');
  const extra = findObject(message, 'additional_kwargs');
  return pickDefined({
    role: findField(message, 'role'),
    content: blocks ?? findField(message, 'content'),
    tool_calls: extra === undefined ? undefined : findField(extra, 'tool_calls'),
    tool_call_id: extra === undefined ? undefined : findField(extra, 'tool_call_id'),
  });
}

/** As the provider counted, in the raw answer. */
function readUsage(response: JsonValue | undefined, model: string | undefined): Usage | undefined {
  const raw = isJsonObject(response) ? findObject(response, 'raw') : undefined;
  const usage = raw === undefined ? undefined : findObject(raw, 'usage');
  if (usage === undefined) return undefined;
  const count = (...names: readonly string[]): number | undefined => toTokenCount(findField(usage, ...names));
  return resolveUsage(
    {
      ...createTokenCounts(),
      input: count('prompt_tokens', 'input_tokens'),
      output: count('completion_tokens', 'output_tokens'),
      total: count('total_tokens'),
      cacheRead: count('cache_read_input_tokens'),
      cacheWrite: count('cache_creation_input_tokens'),
    },
    {
      semantics: 'unknown',
      provider: model === undefined ? undefined : inferProvider(model),
      hasRawCacheNames: true,
    },
  );
}
