import type { JsonObject, JsonValue } from '../json-value.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { findField, findList, findObject, findText, isJsonObject } from '../json/json-fields.ts';

interface ChoiceDraft {
  content: string;
  reasoning: string;
  finishReason: string | undefined;
  readonly calls: Map<number, { id: string | undefined; name: string; arguments: string }>;
}

/**
 * The pieces of a stream of OpenAI's chat API put together, one message per choice; `undefined` for a list of anything else.
 * Source: https://platform.openai.com/docs/api-reference/chat-streaming
 */
export function toStreamedMessages(chunks: readonly JsonValue[]): readonly JsonValue[] | undefined {
  const choices = new Map<number, ChoiceDraft>();
  for (const chunk of chunks) {
    const list = isJsonObject(chunk) ? findList(chunk, 'choices') : undefined;
    if (list === undefined) return undefined;
    for (const choice of list) {
      const delta = isJsonObject(choice) ? findObject(choice, 'delta') : undefined;
      if (!isJsonObject(choice) || delta === undefined) return undefined;
      addDelta(getDraft(choices, toIndex(choice)), delta, findText(choice, 'finish_reason', 'finishReason'));
    }
  }
  return choices.size === 0 ? undefined : [...choices.values()].map((draft) => toMessage(draft));
}

function getDraft(choices: Map<number, ChoiceDraft>, index: number): ChoiceDraft {
  const known = choices.get(index);
  if (known !== undefined) return known;
  const draft: ChoiceDraft = { content: '', reasoning: '', finishReason: undefined, calls: new Map() };
  choices.set(index, draft);
  return draft;
}

function addDelta(draft: ChoiceDraft, delta: JsonObject, finishReason: string | undefined): void {
  draft.content += findText(delta, 'content') ?? '';
  draft.reasoning += findText(delta, 'reasoning_content', 'reasoning') ?? '';
  draft.finishReason = finishReason ?? draft.finishReason;
  for (const item of findList(delta, 'tool_calls') ?? []) {
    if (!isJsonObject(item)) continue;
    const index = toIndex(item);
    const called = findObject(item, 'function') ?? {};
    const call = draft.calls.get(index) ?? { id: undefined, name: '', arguments: '' };
    draft.calls.set(index, {
      id: call.id ?? findText(item, 'id'),
      name: call.name + (findText(called, 'name') ?? ''),
      arguments: call.arguments + (findText(called, 'arguments') ?? ''),
    });
  }
}

function toIndex(value: JsonObject): number {
  const index = findField(value, 'index');
  return typeof index === 'number' ? index : 0;
}

function toMessage({ content, reasoning, finishReason, calls }: ChoiceDraft): JsonObject {
  return pickDefined({
    role: 'assistant',
    reasoning: reasoning === '' ? undefined : reasoning,
    content,
    tool_calls: calls.size === 0 ? undefined : [...calls.values()].map((call) => pickDefined(call)),
    finish_reason: finishReason,
  });
}
