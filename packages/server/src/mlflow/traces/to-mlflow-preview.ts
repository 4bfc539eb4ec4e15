import { isJsonList, isJsonObject } from '@gander/core/json/json-fields';
import { parseJson } from '@gander/core/json/maybe-json';
import type { JsonObject, JsonValue } from '@gander/core/json-value';
import { PREVIEW_MAX_LENGTH } from '@gander/core/trace-summary';
import type { AnyValue } from '@gander/protocol/any-value';

import { toJsonText } from './to-json-text.ts';

const ELLIPSIS = '...';
const TEXT_PARTS: ReadonlySet<JsonValue | undefined> = new Set(['text', 'output_text']);

/**
 * One line of a root span's input or output as MLflow's server shows it: the last message of `role` where there are
 * messages, else the JSON text. Unlike Gander's own preview a plain text keeps its quotes, as clients have it from MLflow.
 */
export function toMlflowPreview(value: AnyValue, role: 'user' | 'assistant'): string {
  const text = toJsonText(value);
  const decoded = parseJson(text);
  const messages = decoded === undefined ? undefined : findMessages(decoded);
  const message = messages?.findLast((candidate) => candidate['role'] === role) ?? messages?.at(-1);
  const content = (message && toText(message['content'])) || text;
  return content.length <= PREVIEW_MAX_LENGTH
    ? content
    : content.slice(0, PREVIEW_MAX_LENGTH - ELLIPSIS.length) + ELLIPSIS;
}

/** Messages of Chat Completions or Responses, in a request or in an answer. */
function findMessages(value: JsonValue): readonly JsonObject[] | undefined {
  if (!isJsonObject(value)) return undefined;
  for (const key of ['messages', 'choices', 'input', 'output']) {
    const list = value[key];
    if (!isJsonList(list) || list.length === 0) continue;
    if (key !== 'choices') return list.filter(isMessage);
    const first = list[0];
    const message = isJsonObject(first) ? first['message'] : undefined;
    if (message !== undefined && isMessage(message)) return [message];
  }
  const request = value['request'];
  return request === undefined ? undefined : findMessages(request);
}

function isMessage(value: JsonValue): value is JsonObject {
  return isJsonObject(value) && 'role' in value && 'content' in value;
}

function toText(content: JsonValue | undefined): string {
  if (typeof content === 'string') return content;
  if (!isJsonList(content)) return '';
  for (const part of content) {
    if (typeof part === 'string') return part;
    if (!isJsonObject(part) || !TEXT_PARTS.has(part['type'])) continue;
    const text = part['text'];
    return typeof text === 'string' ? text : '';
  }
  return '';
}
