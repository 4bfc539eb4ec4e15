import { TRIP_SYSTEM_PROMPT, TRIP_TOOLS, type TripRequest, type TripToolCall } from '../content/trip-requests.ts';
import type { Attributes, Source } from '../stage/demo-trace.ts';
import { estimateTokens } from '../stage/estimate-tokens.ts';
import type { TraceStage } from '../stage/trace-stage.ts';
import type { Scenario } from './scenario.ts';

const SOURCE: Source = { service: 'trip-planner', scope: 'ai' };
const FUNCTION_ID = 'plan-trip';
const MODEL: Attributes = { 'ai.model.id': 'claude-sonnet-4-5', 'ai.model.provider': 'anthropic.messages' };
const RESPONSE_MODEL = 'claude-sonnet-4-5-20250929';
/** The system prompt and the tools are in the provider's cache after the first round. */
const CACHED_PREFIX_TOKENS = 1152;

interface SdkFunction {
  readonly outer: string;
  readonly inner: string;
  readonly isStream: boolean;
}

const GENERATE: SdkFunction = { outer: 'ai.generateText', inner: 'ai.generateText.doGenerate', isStream: false };
const STREAM: SdkFunction = { outer: 'ai.streamText', inner: 'ai.streamText.doStream', isStream: true };

/** Spans of the Vercel AI SDK 5: one outer span, a model call per step, tool calls between them. */
export function createTripScenario(request: TripRequest): Scenario {
  return ({ random, newId, openStage }) => {
    const stage = openStage(SOURCE);
    const sdk = request.isStream === true ? STREAM : GENERATE;
    const identity = {
      'ai.telemetry.functionId': FUNCTION_ID,
      'ai.telemetry.metadata.sessionId': `trip-${newId(6)}`,
      'ai.telemetry.metadata.userId': request.userId,
      'ai.settings.maxRetries': 2,
      ...MODEL,
    };
    const total = { input: 0, output: 0, cached: 0 };
    const prompt = JSON.stringify({ system: TRIP_SYSTEM_PROMPT, prompt: request.prompt });
    stage.span({ name: sdk.outer, attributes: operation(sdk.outer, { ...identity, 'ai.prompt': prompt }) }, (root) => {
      const messages: object[] = [
        { role: 'system', content: TRIP_SYSTEM_PROMPT },
        { role: 'user', content: [{ type: 'text', text: request.prompt }] },
      ];
      const say = (turn: Pick<ModelTurn, 'calls' | 'text'>): void => {
        const usage = playModelCall(stage, { ...turn, sdk, identity, messages, isFirst: messages.length === 2 });
        total.input += usage.input;
        total.output += usage.output;
        total.cached += usage.cached;
      };
      for (const calls of request.rounds) {
        const asked = calls.map((call) => ({ ...call, toolCallId: `toolu_${random.hex(16)}` }));
        say({ calls: asked, text: undefined });
        stage.parallel(asked.map((call) => () => playTool(stage, { call, identity })));
        messages.push(...toToolMessages(asked));
      }
      say({ calls: [], text: request.answer });
      root.add({ 'ai.response.text': request.answer, 'ai.response.finishReason': 'stop', ...toUsage(total) });
    });
    return [stage.finish()];
  };
}

interface AskedToolCall extends TripToolCall {
  readonly toolCallId: string;
}

interface ModelTurn {
  readonly sdk: SdkFunction;
  readonly identity: Attributes;
  readonly messages: readonly object[];
  readonly calls: readonly AskedToolCall[];
  readonly text: string | undefined;
  readonly isFirst: boolean;
}

interface SdkUsage {
  readonly input: number;
  readonly output: number;
  readonly cached: number;
}

function playModelCall(stage: TraceStage, turn: ModelTurn): SdkUsage {
  const { sdk, identity, messages, calls, text, isFirst } = turn;
  const promptMessages = JSON.stringify(messages);
  const toolCalls = JSON.stringify(
    calls.map(({ toolCallId, name, input }) => ({ type: 'tool-call', toolCallId, toolName: name, input })),
  );
  // Anthropic counts what it reads from its cache apart from the input.
  const usage: SdkUsage = {
    input: estimateTokens(promptMessages) + (isFirst ? CACHED_PREFIX_TOKENS : 0),
    output: estimateTokens(text ?? toolCalls) + 12,
    cached: isFirst ? 0 : CACHED_PREFIX_TOKENS,
  };
  const finishReason = text === undefined ? 'tool-calls' : 'stop';
  const firstChunkMs = stage.random.between(240, 700);
  const attributes = operation(sdk.inner, {
    ...identity,
    'ai.prompt.messages': promptMessages,
    'ai.prompt.tools': TRIP_TOOLS.map((tool) => JSON.stringify(tool)),
    'ai.prompt.toolChoice': JSON.stringify({ type: 'auto' }),
    ...(text === undefined ? { 'ai.response.toolCalls': toolCalls } : { 'ai.response.text': text }),
    'ai.response.finishReason': finishReason,
    'ai.response.id': `msg_${stage.random.hex(20)}`,
    'ai.response.model': RESPONSE_MODEL,
    ...toUsage(usage),
    'gen_ai.system': 'anthropic.messages',
    'gen_ai.request.model': 'claude-sonnet-4-5',
    'gen_ai.response.finish_reasons': [finishReason],
    'gen_ai.usage.input_tokens': usage.input,
    'gen_ai.usage.output_tokens': usage.output,
  });
  stage.span(
    { name: sdk.inner, kind: 'client', takesMs: usage.output * stage.random.between(11, 19), attributes },
    (span) => {
      stage.wait(firstChunkMs);
      if (!sdk.isStream) return;
      span.addEvent('ai.stream.firstChunk', { 'ai.response.msToFirstChunk': firstChunkMs });
      span.add({ 'ai.response.msToFirstChunk': firstChunkMs });
    },
  );
  return usage;
}

interface ToolOptions {
  readonly call: AskedToolCall;
  readonly identity: Attributes;
}

function playTool(stage: TraceStage, { call, identity }: ToolOptions): void {
  stage.span({
    name: 'ai.toolCall',
    takesMs: call.takesMs * (0.7 + stage.random.fraction() * 0.8),
    attributes: operation('ai.toolCall', {
      'ai.telemetry.functionId': FUNCTION_ID,
      'ai.telemetry.metadata.sessionId': identity['ai.telemetry.metadata.sessionId'] ?? '',
      'ai.toolCall.name': call.name,
      'ai.toolCall.id': call.toolCallId,
      'ai.toolCall.args': JSON.stringify(call.input),
      'ai.toolCall.result': JSON.stringify(call.output),
    }),
  });
}

function toToolMessages(calls: readonly AskedToolCall[]): object[] {
  return [
    {
      role: 'assistant',
      content: calls.map(({ toolCallId, name, input }) => ({ type: 'tool-call', toolCallId, toolName: name, input })),
    },
    {
      role: 'tool',
      content: calls.map(({ toolCallId, name, output }) => ({
        type: 'tool-result',
        toolCallId,
        toolName: name,
        output: { type: 'json', value: output },
      })),
    },
  ];
}

function operation(id: string, attributes: Attributes): Attributes {
  return {
    'operation.name': `${id} ${FUNCTION_ID}`,
    'resource.name': FUNCTION_ID,
    'ai.operationId': id,
    ...attributes,
  };
}

function toUsage({ input, output, cached }: SdkUsage): Attributes {
  return {
    'ai.usage.inputTokens': input,
    'ai.usage.outputTokens': output,
    'ai.usage.totalTokens': input + output,
    ...(cached > 0 && { 'ai.usage.cachedInputTokens': cached }),
  };
}
