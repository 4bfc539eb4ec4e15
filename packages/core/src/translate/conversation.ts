import { pickDefined } from '../json/pick-defined.ts';
import type { JsonValue } from '../json-value.ts';
import { toFinishReasons } from '../messages/finish-reason.ts';
import { prependSystemPrompt, toSystemPrompt } from '../messages/system-prompt.ts';
import { toTextMessage } from '../messages/to-message.ts';
import { toPromptMessages, toResponseMessages } from '../messages/to-messages.ts';
import type { Message } from '../message.ts';
import { isPlaceholderContent } from './content-state.ts';
import type { NormalizedSpan } from './normalized-span.ts';

/** A conversation as the emitter wrote it, in whatever provider's shape, JSON decoded. */
interface RawConversation {
  readonly prompt?: JsonValue | undefined;
  /** Instructions given beside the prompt. */
  readonly system?: JsonValue | undefined;
  readonly response?: JsonValue | undefined;
  /** The response as text, where it is one: models are often asked to answer in JSON. */
  readonly responseText?: string | undefined;
  /** Given beside the response: one per choice. */
  readonly finishReasons?: JsonValue | undefined;
}

type Conversation = Pick<NormalizedSpan, 'inputs' | 'outputs' | 'messages' | 'responseMessages'>;

/**
 * Messages and the generic input and output of a model call. Text that is cut off or blanked out is shown as it came
 * and never taken for what somebody said.
 */
export function toConversation(raw: RawConversation): Conversation {
  const messages = isReadable(raw.prompt) ? toPromptMessages(raw.prompt) : undefined;
  const system = isReadable(raw.system) ? toSystemPrompt(raw.system) : undefined;
  const responses = isReadable(raw.response) ? toResponses(raw.response, raw.responseText) : undefined;
  return pickDefined({
    inputs: Array.isArray(raw.prompt) ? { messages: raw.prompt } : (raw.prompt ?? raw.system),
    outputs: raw.response,
    messages: messages === undefined && system === undefined ? undefined : prependSystemPrompt(messages ?? [], system),
    responseMessages: responses === undefined ? undefined : withFinishReasons(responses, raw.finishReasons),
  });
}

/** An answer that is data and no message was said as the text it came in. */
function toResponses(response: JsonValue, text: string | undefined): readonly Message[] | undefined {
  const messages = toResponseMessages(response);
  if (messages !== undefined || text === undefined) return messages;
  const message = toTextMessage(text, 'assistant');
  return message === undefined ? undefined : [message];
}

function isReadable(value: JsonValue | undefined): value is JsonValue {
  return value !== undefined && !(typeof value === 'string' && isPlaceholderContent(value));
}

/** Reasons written beside the response belong to its choices in order. */
function withFinishReasons(messages: readonly Message[], reasons: JsonValue | undefined): readonly Message[] {
  const known = toFinishReasons(reasons);
  if (known === undefined || known.length !== messages.length) return messages;
  return messages.map((message, index) => {
    const finishReason = message.finishReason ?? known[index];
    return finishReason === undefined ? message : { ...message, finishReason };
  });
}
