import { ANSWER_TEXT, toPieces } from './script.ts';
import type { Answer, ModelRequest } from './wire.ts';

/** The API before chat. */
export function answerCompletions({ body }: ModelRequest): Answer {
  const head = { id: 'cmpl-1', object: 'text_completion', created: 1_700_000_000, model: body['model'] as string };
  const usage = { prompt_tokens: 5, completion_tokens: 6, total_tokens: 11 };
  if (body['stream'] !== true) {
    return { json: { ...head, choices: [{ index: 0, text: ANSWER_TEXT, finish_reason: 'stop' }], usage } };
  }
  const pieces = toPieces(ANSWER_TEXT).map((text) => ({
    data: { ...head, choices: [{ index: 0, text, finish_reason: null }] },
  }));
  const last = { data: { ...head, choices: [{ index: 0, text: '', finish_reason: 'stop' }], usage } };
  return { events: [...pieces, last, { data: '[DONE]' }] };
}
