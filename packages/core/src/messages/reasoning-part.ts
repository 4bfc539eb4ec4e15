import type { JsonObject } from '../json-value.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { findField, findList, findText, isJsonObject } from '../json/json-fields.ts';
import type { MessagePart } from '../message.ts';

/** What a model thought, in any provider's spelling; providers may send it encrypted, which shows as `redacted`. */
export function toReasoningPart(part: JsonObject): Extract<MessagePart, { type: 'reasoning' }> {
  const type = findText(part, 'type') ?? '';
  const text = findText(part, 'content', 'thinking', 'text', 'reasoning', 'reasoning_content') ?? toSummaryText(part);
  const isRedacted =
    type.startsWith('redacted') ||
    (text === undefined && findField(part, 'encrypted_content', 'redactedContent', 'data') !== undefined);
  return pickDefined({
    type: 'reasoning' as const,
    text,
    signature: findText(part, 'signature', 'thoughtSignature', 'thought_signature'),
    redacted: isRedacted ? true : undefined,
  });
}

/** OpenAI's Responses API gives reasoning as a list of summaries. */
function toSummaryText(part: JsonObject): string | undefined {
  const texts = (findList(part, 'summary', 'content', 'thinking', 'reasoning') ?? [])
    .filter((item) => isJsonObject(item))
    .map((item) => findText(item, 'text'))
    .filter((text) => text !== undefined);
  return texts.length > 0 ? texts.join('\n\n') : undefined;
}
