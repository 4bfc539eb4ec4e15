import type { PlainValue } from '@gander/protocol/any-value';

import type { SpanId } from '../ids.ts';
import type { Message } from '../message.ts';
import { toMessageText } from '../messages/message-text.ts';
import { toPreviewText } from '../preview-text.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';

/** What a span was given, what came of it and why it failed, each as one line. */
export interface SpanLine {
  readonly spanId: SpanId;
  /** At most as long as the preview of a trace; absent where nothing was said. */
  readonly input?: string;
  readonly output?: string;
  /** `ValueError: no such city`. */
  readonly error?: string;
}

export type SaidSpan = Pick<NormalizedSpan, 'inputs' | 'outputs' | 'messages' | 'responseMessages' | 'tool' | 'error'>;

const MAX_ERROR_CHARS = 1000;

/** From what a span said, or what is known of it where it was saved. */
export function toSpanLine(spanId: SpanId, said: SaidSpan): SpanLine {
  const { inputs, outputs, messages, responseMessages, tool, error } = said;
  const input = toText(inputs ?? tool?.arguments, 'user') ?? toLastText(messages);
  const output = toText(outputs ?? tool?.result, 'assistant') ?? toLastText(responseMessages);
  const failure = [error?.type, error?.message].filter((part) => part !== undefined && part !== '').join(': ');
  return {
    spanId,
    ...(input !== undefined && { input }),
    ...(output !== undefined && { output }),
    ...(failure !== '' && { error: failure.slice(0, MAX_ERROR_CHARS) }),
  };
}

function toText(value: PlainValue | undefined, role: 'user' | 'assistant'): string | undefined {
  return value === undefined ? undefined : toPreviewText(value, role);
}

/** Where the conversation is all that there is. */
function toLastText(messages: readonly Message[] | undefined): string | undefined {
  const last = messages?.findLast((message) => toMessageText(message) !== '');
  return last === undefined ? undefined : toPreviewText(toMessageText(last), 'user');
}
