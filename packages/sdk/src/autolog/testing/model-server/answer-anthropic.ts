import { ANSWER_JSON, ANSWER_TEXT, listToolCalls, THOUGHT, toPieces } from './script.ts';
import type { Answer, ModelRequest, ServerEvent } from './wire.ts';

const USAGE = { input_tokens: 11, cache_read_input_tokens: 100, cache_creation_input_tokens: 7, output_tokens: 9 };

/** The Messages API: a tool call when tools are offered and none has been run, else an answer. */
export function answerAnthropic({ body }: ModelRequest): Answer {
  const tools = ((body['tools'] ?? []) as readonly { name: string }[]).map(({ name }) => name);
  const prompt = JSON.stringify(body['messages']);
  const calls = prompt.includes('tool_result') ? [] : listToolCalls(prompt, tools);
  const isStructured = body['output_config'] !== undefined || body['output_format'] !== undefined;
  const thinking = body['thinking'] === undefined ? [] : [{ type: 'thinking', thinking: THOUGHT, signature: 'c2ln' }];
  const answer =
    calls.length > 0
      ? calls.map(({ id, name, args }) => ({ type: 'tool_use', id, name, input: args }))
      : [{ type: 'text', text: isStructured ? ANSWER_JSON : ANSWER_TEXT }];
  const message = {
    id: 'msg_01',
    type: 'message',
    role: 'assistant',
    model: body['model'] as string,
    content: [...thinking, ...answer],
    stop_reason: calls.length > 0 ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage: USAGE,
  };
  return body['stream'] === true ? { events: toEvents(message) } : { json: message };
}

interface WholeMessage {
  readonly content: readonly object[];
  readonly stop_reason: string;
}

function toEvents(message: WholeMessage): readonly ServerEvent[] {
  const start = { ...message, content: [], stop_reason: null, usage: { ...USAGE, output_tokens: 1 } };
  const payloads = [
    { type: 'message_start', message: start },
    { type: 'ping' },
    ...message.content.flatMap((block, index) => toBlockEvents(block as Record<string, unknown>, index)),
    {
      type: 'message_delta',
      delta: { stop_reason: message.stop_reason, stop_sequence: null },
      usage: { output_tokens: USAGE.output_tokens },
    },
    { type: 'message_stop' },
  ];
  return payloads.map((data) => ({ event: data.type, data }));
}

function toBlockEvents(
  block: Record<string, unknown>,
  index: number,
): readonly { type: string; [member: string]: unknown }[] {
  const delta = (value: unknown) => ({ type: 'content_block_delta', index, delta: value });
  const start = (value: unknown) => ({ type: 'content_block_start', index, content_block: value });
  const stop = { type: 'content_block_stop', index };
  if (block['type'] === 'tool_use') {
    const text = JSON.stringify(block['input']);
    const pieces = ['', text.slice(0, 4), text.slice(4)];
    return [
      start({ ...block, input: {} }),
      ...pieces.map((piece) => delta({ type: 'input_json_delta', partial_json: piece })),
      stop,
    ];
  }
  if (block['type'] === 'thinking') {
    const pieces = toPieces(String(block['thinking']));
    return [
      start({ type: 'thinking', thinking: '', signature: '' }),
      ...pieces.map((piece) => delta({ type: 'thinking_delta', thinking: piece })),
      delta({ type: 'signature_delta', signature: block['signature'] }),
      stop,
    ];
  }
  const pieces = toPieces(String(block['text']));
  return [
    start({ type: 'text', text: '' }),
    ...pieces.map((piece) => delta({ type: 'text_delta', text: piece })),
    stop,
  ];
}
