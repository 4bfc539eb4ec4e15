import { ANSWER_TEXT, listToolCalls, THOUGHT, toPieces } from './script.ts';
import type { Answer, ModelRequest, ServerEvent } from './wire.ts';

const USAGE = {
  total_input_tokens: 14,
  total_cached_tokens: 4,
  total_output_tokens: 6,
  total_thought_tokens: 3,
  total_tool_use_tokens: 0,
  total_tokens: 23,
};

interface Step {
  readonly type: string;
  readonly [member: string]: unknown;
}

/**
 * The Interactions API of Gemini, in the words that the asking version of `@google/genai` knows: `outputs` with
 * `content.*` events for version 1, `steps` with `step.*` events since.
 */
export function answerInteractions({ body, headers }: ModelRequest): Answer {
  const isFirst = /google-genai-sdk\/1\./.test(
    `${String(headers['x-goog-api-client'])} ${String(headers['user-agent'])}`,
  );
  const prompt = JSON.stringify(body['input'] ?? '');
  const tools = ((body['tools'] ?? []) as readonly { name?: string }[]).flatMap(({ name }) => name ?? []);
  const calls = prompt.includes('function_result') ? [] : listToolCalls(prompt, tools);
  const thought = { type: 'thought', summary: [{ type: 'text', text: THOUGHT }] };
  const text = { type: 'text', text: ANSWER_TEXT };
  const said: readonly Step[] =
    calls.length > 0
      ? calls.map(({ id, name, args }) => ({ type: 'function_call', id, name, arguments: args }))
      : [isFirst ? text : { type: 'model_output', content: [text] }];
  const interaction = {
    id: 'int-1',
    object: 'interaction',
    status: calls.length > 0 ? 'requires_action' : 'completed',
    created: '2026-01-01T00:00:00Z',
    updated: '2026-01-01T00:00:01Z',
    ...(body['model'] === undefined ? { agent: body['agent'] } : { model: `${String(body['model'])}-001` }),
    usage: USAGE,
  };
  const items = [thought, ...said];
  const name = isFirst ? 'outputs' : 'steps';
  if (body['stream'] !== true) return { json: { ...interaction, [name]: items } };
  const words = isFirst ? ['start', 'complete', 'content'] : ['created', 'completed', 'step'];
  const [begin = '', end = '', piece = ''] = words;
  const { usage: _, ...started } = { ...interaction, status: 'in_progress' };
  return {
    events: [
      toEvent({ event_type: `interaction.${begin}`, interaction: started }),
      ...items.flatMap((item, index) => toPieceEvents(item, { index, piece })),
      toEvent({ event_type: `interaction.${end}`, interaction }),
    ],
  };
}

function toEvent(data: { readonly event_type: string; readonly [member: string]: unknown }): ServerEvent {
  return { event: data.event_type, data };
}

interface Place {
  readonly index: number;
  /** How events call what they bring. */
  readonly piece: string;
}

function toPieceEvents(step: Step, { index, piece }: Place): readonly ServerEvent[] {
  const { empty, deltas } = toDeltas(step, piece);
  return [
    toEvent({ event_type: `${piece}.start`, index, [piece]: empty }),
    ...deltas.map((delta) => toEvent({ event_type: `${piece}.delta`, index, delta })),
    toEvent({ event_type: `${piece}.stop`, index }),
  ];
}

function toDeltas(step: Step, piece: string): { readonly empty: Step; readonly deltas: readonly Step[] } {
  if (step.type === 'thought') {
    const content = { type: 'text', text: THOUGHT };
    const deltas = [
      { type: 'thought_summary', content },
      { type: 'thought_signature', signature: 'c2ln' },
    ];
    return { empty: { type: 'thought' }, deltas };
  }
  if (step.type !== 'function_call') {
    return { empty: { type: step.type }, deltas: toPieces(ANSWER_TEXT).map((text) => ({ type: 'text', text })) };
  }
  if (piece === 'content') return { empty: { type: step.type }, deltas: [step] };
  const text = JSON.stringify(step['arguments']);
  const deltas = [text.slice(0, 4), text.slice(4)].map((part) => ({ type: 'arguments_delta', arguments: part }));
  return { empty: { ...step, arguments: {} }, deltas };
}
