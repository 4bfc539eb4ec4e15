import type { StreamAccumulator } from '../calls/model-api.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readList, readNumber, readText } from '../json/read-field.ts';
import { addDelta, type Draft } from './add-delta.ts';

interface ChoiceDraft {
  readonly index: number;
  readonly message: Draft;
  finishReason: unknown;
  readonly logprobs: unknown[];
}

/** Joins `chat.completion.chunk`s to the `chat.completion` they are pieces of; parallel choices and tool calls by index. */
export function createChatAccumulator(): StreamAccumulator {
  const head: Draft = {};
  const choices = new Map<number, ChoiceDraft>();
  return {
    add(chunk) {
      for (const [key, value] of Object.entries(isRecord(chunk) ? chunk : {})) {
        if (key !== 'choices' && value !== null && value !== undefined) head[key] = value;
      }
      for (const choice of readList(chunk, 'choices')) addChoice(choices, choice);
    },
    result() {
      const list = [...choices.values()].toSorted((left, right) => left.index - right.index);
      return { ...head, object: 'chat.completion', choices: list.map((choice) => toChoice(choice)) };
    },
  };
}

function addChoice(choices: Map<number, ChoiceDraft>, choice: unknown): void {
  const index = readNumber(choice, 'index') ?? 0;
  const draft = choices.get(index) ?? { index, message: { role: 'assistant' }, finishReason: null, logprobs: [] };
  choices.set(index, draft);
  draft.finishReason = readText(choice, 'finish_reason') ?? draft.finishReason;
  draft.logprobs.push(...readList(readField(choice, 'logprobs'), 'content'));
  addDelta(draft.message, readField(choice, 'delta'));
}

function toChoice({ index, message, finishReason, logprobs }: ChoiceDraft): unknown {
  return pickDefined({
    index,
    message: withOrderedCalls(message),
    finish_reason: finishReason,
    logprobs: logprobs.length > 0 ? { content: logprobs } : undefined,
  });
}

/** Calls are delivered under their index, which an answer in one piece does not have. */
function withOrderedCalls(message: Draft): Draft {
  const calls = message['tool_calls'];
  if (!Array.isArray(calls)) return message;
  const list = calls.filter((call) => isRecord(call)).map((call) => ({ ...call, index: undefined }));
  return { ...message, content: message['content'] ?? null, tool_calls: list };
}
