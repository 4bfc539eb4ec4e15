import type { Attributes } from './demo-trace.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { SpanOptions, TraceStage } from './trace-stage.ts';

/** A model as the OpenTelemetry conventions name it: asked for, and answered by. */
export interface ChatModel {
  readonly provider: string;
  readonly request: string;
  readonly response: string;
  readonly host: string;
  readonly msPerToken: number;
}

export const CHAT_MODELS = {
  gpt5Mini: {
    provider: 'openai',
    request: 'gpt-5-mini',
    response: 'gpt-5-mini-2025-08-07',
    host: 'api.openai.com',
    msPerToken: 9,
  },
  sonnet: {
    provider: 'anthropic',
    request: 'claude-sonnet-4-5',
    response: 'claude-sonnet-4-5-20250929',
    host: 'api.anthropic.com',
    msPerToken: 14,
  },
  flash: {
    provider: 'gcp.gemini',
    request: 'gemini-2.5-flash',
    response: 'gemini-2.5-flash',
    host: 'generativelanguage.googleapis.com',
    msPerToken: 6,
  },
} as const satisfies Record<string, ChatModel>;

/** A tool that the model asks for. */
export interface AskedTool {
  readonly id: string;
  readonly name: string;
  readonly input: Attributes;
}

export type ChatTurn =
  | { readonly role: 'user' | 'assistant'; readonly text: string; readonly calls?: readonly AskedTool[] }
  /** What came back, as the model reads it. */
  | { readonly role: 'tool'; readonly id: string; readonly result: string };

export interface ChatCall {
  readonly model: ChatModel;
  readonly system?: string;
  readonly turns: readonly ChatTurn[];
  /** Empty where the model only asks for tools. */
  readonly answer: string;
  readonly calls?: readonly AskedTool[];
  readonly sessionId?: string;
  readonly userId?: string;
  /** Thoughts, counted as output and recorded as a part of it. */
  readonly reasoning?: string;
  readonly cachedTokens?: number;
  readonly isStream?: boolean;
  readonly finishReason?: string;
  readonly failure?: SpanOptions['failure'];
  /** For a call that fails, or that ends by a limit: how long it took. */
  readonly takesMs?: number;
}

/** One model call as the newest GenAI conventions describe it: `chat {model}`, messages as structured attributes. */
export function playChat(stage: TraceStage, call: ChatCall): void {
  const { model } = call;
  const input = estimateTokens([call.system ?? '', ...call.turns.map(toTurnText)].join(' ')) + (call.cachedTokens ?? 0);
  const output = estimateTokens(call.answer + JSON.stringify(call.calls ?? '') + (call.reasoning ?? ''));
  const firstChunkMs = stage.random.between(180, 900) + (call.reasoning === undefined ? 0 : output * 3);
  stage.span({
    name: `chat ${model.request}`,
    kind: 'client',
    takesMs: call.takesMs ?? firstChunkMs + output * model.msPerToken,
    ...(call.failure && { failure: call.failure }),
    attributes: {
      ...toRequest(call),
      ...(call.failure
        ? { 'error.type': call.failure.type }
        : toResponse(call, { input, output, firstChunkMs, responseId: `resp_${stage.random.hex(24)}` })),
    },
  });
}

function toTurnText(turn: ChatTurn): string {
  return turn.role === 'tool' ? turn.result : turn.text + JSON.stringify(turn.calls ?? '');
}

function toParts(turn: ChatTurn): readonly Attributes[] {
  if (turn.role === 'tool') return [{ type: 'tool_call_response', id: turn.id, response: turn.result }];
  const asked = turn.calls ?? [];
  return [
    ...(turn.text === '' ? [] : [{ type: 'text', content: turn.text }]),
    ...asked.map(({ id, name, input }) => ({ type: 'tool_call', id, name, arguments: input })),
  ];
}

function toRequest({ model, system, turns, sessionId, userId, isStream }: ChatCall): Attributes {
  return {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': model.provider,
    'gen_ai.request.model': model.request,
    'gen_ai.request.temperature': 0.3,
    'gen_ai.request.max_tokens': 4096,
    'server.address': model.host,
    'gen_ai.input.messages': turns.map((turn) => ({ role: turn.role, parts: toParts(turn) })),
    ...(system !== undefined && { 'gen_ai.system_instructions': [{ type: 'text', content: system }] }),
    ...(sessionId !== undefined && { 'gen_ai.conversation.id': sessionId }),
    ...(userId !== undefined && { 'user.id': userId }),
    ...(isStream === true && { 'gen_ai.request.stream': true }),
  };
}

interface ChatOutcome {
  readonly input: number;
  readonly output: number;
  readonly firstChunkMs: number;
  readonly responseId: string;
}

function toResponse(call: ChatCall, { input, output, firstChunkMs, responseId }: ChatOutcome): Attributes {
  const finishReason = call.finishReason ?? (call.calls === undefined ? 'stop' : 'tool_calls');
  const parts = [
    ...(call.reasoning === undefined ? [] : [{ type: 'reasoning', content: call.reasoning }]),
    ...toParts({ role: 'assistant', text: call.answer, ...(call.calls && { calls: call.calls }) }),
  ];
  return {
    'gen_ai.response.model': call.model.response,
    'gen_ai.response.id': responseId,
    'gen_ai.response.finish_reasons': [finishReason],
    'gen_ai.output.messages': [{ role: 'assistant', parts, finish_reason: finishReason }],
    'gen_ai.usage.input_tokens': input,
    'gen_ai.usage.output_tokens': output,
    ...(call.cachedTokens !== undefined && { 'gen_ai.usage.cache_read.input_tokens': call.cachedTokens }),
    ...(call.reasoning !== undefined && { 'gen_ai.usage.reasoning.output_tokens': estimateTokens(call.reasoning) }),
    ...(call.isStream === true && { 'gen_ai.response.time_to_first_chunk': firstChunkMs / 1000 }),
  };
}
