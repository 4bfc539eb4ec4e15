import { ANSWER_JSON, ANSWER_TEXT, listToolCalls, THOUGHT, toPieces } from './script.ts';
import type { Answer, ModelRequest, ServerEvent } from './wire.ts';

const USAGE = {
  prompt_tokens: 20,
  completion_tokens: 8,
  total_tokens: 28,
  prompt_tokens_details: { cached_tokens: 4, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 2 },
};

/** Chat Completions: a tool call when tools are offered and none has been run, else an answer. */
export function answerChat({ body }: ModelRequest): Answer {
  const messages = body['messages'] as readonly { role: string; content: unknown }[];
  const tools = ((body['tools'] ?? []) as readonly { function?: { name: string } }[]).flatMap(
    (tool) => tool.function?.name ?? [],
  );
  const hasResult = messages.some(({ role }) => role === 'tool');
  const calls = hasResult ? [] : listToolCalls(JSON.stringify(messages), tools);
  const isStructured = (body['response_format'] as { type?: string } | undefined)?.type === 'json_schema';
  const message = {
    role: 'assistant',
    content: calls.length > 0 ? null : isStructured ? ANSWER_JSON : ANSWER_TEXT,
    refusal: null,
    ...(body['model'] === 'thinker' ? { reasoning_content: THOUGHT } : {}),
    ...(calls.length > 0
      ? {
          tool_calls: calls.map(({ id, name, args }) => ({
            id,
            type: 'function',
            function: { name, arguments: JSON.stringify(args) },
          })),
        }
      : {}),
  };
  const finish = calls.length > 0 ? 'tool_calls' : 'stop';
  const head = { id: `chatcmpl-${messages.length}`, created: 1_700_000_000, model: `${String(body['model'])}-2026` };
  if (body['stream'] !== true) {
    const choices = [{ index: 0, message, finish_reason: finish, logprobs: null }];
    return { json: { ...head, object: 'chat.completion', choices, usage: USAGE } };
  }
  const chunk = (delta: unknown, reason: string | null = null): ServerEvent => ({
    data: {
      ...head,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason: reason, logprobs: null }],
    },
  });
  const hasUsage = (body['stream_options'] as { include_usage?: boolean } | undefined)?.include_usage === true;
  const content = typeof message.content === 'string' ? message.content : '';
  const pieces = [
    chunk({ role: 'assistant', content: calls.length > 0 ? null : '' }),
    ...toPieces(message.reasoning_content ?? '').map((piece) => chunk({ reasoning_content: piece })),
    ...toPieces(content).map((piece) => chunk({ content: piece })),
    ...calls.flatMap((call, index) => toCallDeltas(call, index).map((delta) => chunk(delta))),
  ];
  if (body['model'] === 'cut-off') return { events: pieces.slice(0, 3), isCut: true };
  if (body['model'] === 'error-inside') {
    return { events: [...pieces.slice(0, 3), { data: { error: { message: 'overloaded', type: 'server_error' } } }] };
  }
  const usage = hasUsage ? [{ data: { ...head, object: 'chat.completion.chunk', choices: [], usage: USAGE } }] : [];
  return { events: [...pieces, chunk({}, finish), ...usage, { data: '[DONE]' }] };
}

/** Parallel calls arrive interleaved with their arguments in pieces. */
function toCallDeltas(call: { id: string; name: string; args: unknown }, index: number): readonly unknown[] {
  const text = JSON.stringify(call.args);
  const first = { index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } };
  return [
    first,
    { index, function: { arguments: text.slice(0, 5) } },
    { index, function: { arguments: text.slice(5) } },
  ].map((item) => ({ tool_calls: [item] }));
}
