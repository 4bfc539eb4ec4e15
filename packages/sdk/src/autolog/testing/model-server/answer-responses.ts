import { ANSWER_JSON, ANSWER_TEXT, listToolCalls, THOUGHT, toPieces } from './script.ts';
import type { Answer, ModelRequest, ServerEvent } from './wire.ts';

const USAGE = {
  input_tokens: 30,
  input_tokens_details: { cached_tokens: 10 },
  output_tokens: 12,
  output_tokens_details: { reasoning_tokens: 5 },
  total_tokens: 42,
};

/** The Responses API: reasoning, then a call when functions are offered and none has been run, else a message. */
export function answerResponses({ body }: ModelRequest): Answer {
  const tools = ((body['tools'] ?? []) as readonly { type: string; name?: string }[]).flatMap((tool) =>
    tool.type === 'function' && tool.name !== undefined ? [tool.name] : [],
  );
  const input = JSON.stringify(body['input'] ?? '');
  const calls = input.includes('function_call_output') ? [] : listToolCalls(input, tools);
  const format = (body['text'] as { format?: { type?: string } } | undefined)?.format?.type;
  const text = format === 'json_schema' ? ANSWER_JSON : ANSWER_TEXT;
  const reasoning = { id: 'rs_1', type: 'reasoning', summary: [{ type: 'summary_text', text: THOUGHT }] };
  const message = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
  const items = calls.map(({ id, name, args }, index) => ({
    id: `fc_${index + 1}`,
    type: 'function_call',
    status: 'completed',
    call_id: id,
    name,
    arguments: JSON.stringify(args),
  }));
  const output = [reasoning, ...(items.length > 0 ? items : [message])];
  const response = {
    id: 'resp_1',
    object: 'response',
    created_at: 1_700_000_000,
    status: 'completed',
    model: `${String(body['model'])}-2026`,
    error: null,
    incomplete_details: null,
    instructions: body['instructions'] ?? null,
    parallel_tool_calls: true,
    tools: body['tools'] ?? [],
    output,
    usage: USAGE,
  };
  return body['stream'] === true ? { events: toEvents(response) } : { json: response };
}

interface WholeResponse {
  readonly output: readonly object[];
}

function toEvents(response: WholeResponse): readonly ServerEvent[] {
  const started = { ...response, status: 'in_progress', output: [], usage: null };
  const payloads = [
    { type: 'response.created', response: started },
    { type: 'response.in_progress', response: started },
    ...response.output.flatMap((item, index) => toItemEvents(item as Record<string, unknown>, index)),
    { type: 'response.completed', response },
  ];
  return payloads.map((payload, index) => ({ event: payload.type, data: { ...payload, sequence_number: index } }));
}

function toItemEvents(
  item: Record<string, unknown>,
  index: number,
): readonly { type: string; [member: string]: unknown }[] {
  const at = { output_index: index, item_id: item['id'] };
  const done = { type: 'response.output_item.done', ...at, item };
  if (item['type'] === 'function_call') {
    const text = String(item['arguments']);
    return [
      { type: 'response.output_item.added', ...at, item: { ...item, arguments: '', status: 'in_progress' } },
      ...[text.slice(0, 4), text.slice(4)].map((delta) => ({
        type: 'response.function_call_arguments.delta',
        ...at,
        delta,
      })),
      { type: 'response.function_call_arguments.done', ...at, arguments: text },
      done,
    ];
  }
  if (item['type'] === 'reasoning') {
    return [{ type: 'response.output_item.added', ...at, item: { ...item, summary: [] } }, done];
  }
  const [part] = item['content'] as readonly { text: string }[];
  const text = part?.text ?? '';
  const content = { ...at, content_index: 0 };
  return [
    { type: 'response.output_item.added', ...at, item: { ...item, content: [], status: 'in_progress' } },
    { type: 'response.content_part.added', ...content, part: { type: 'output_text', text: '', annotations: [] } },
    ...toPieces(text).map((delta) => ({ type: 'response.output_text.delta', ...content, delta, logprobs: [] })),
    { type: 'response.output_text.done', ...content, text, logprobs: [] },
    { type: 'response.content_part.done', ...content, part },
    done,
  ];
}
