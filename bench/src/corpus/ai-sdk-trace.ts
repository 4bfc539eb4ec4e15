import type { AttributeValue, BenchTrace } from './bench-span.ts';
import { TOOLS, type Conversation, type ToolCall, type Turn } from './conversation.ts';
import type { Random } from './random.ts';
import { createTraceBuilder, type SpanContent } from './trace-builder.ts';

const KIND_INTERNAL = 1;

interface ModelMessage {
  readonly role: string;
  readonly content: unknown;
}

/** A conversation as the Vercel AI SDK (v5) writes it: ai.generateText › doGenerate per step, ai.toolCall. */
export function toAiSdkTrace(conversation: Conversation, random: Random, startUnixNano: bigint): BenchTrace {
  const trace = createTraceBuilder(random, startUnixNano);
  const common = commonAttributes(conversation);
  const messages: ModelMessage[] = [
    { role: 'system', content: conversation.system },
    { role: 'user', content: [{ type: 'text', text: conversation.question }] },
  ];
  trace.span(null, (rootId) => {
    for (const turn of conversation.turns) {
      trace.span(rootId, () => stepSpan({ conversation, turn, messages, common }));
      for (const call of turn.toolCalls) {
        trace.span(rootId, () => toolSpan(call, common, random.int(5, 300)));
      }
      messages.push(...turnMessages(turn));
    }
    return rootSpan(conversation, common);
  });
  return trace.spans;
}

function commonAttributes(conversation: Conversation): Record<string, AttributeValue> {
  return {
    'resource.name': 'order-support',
    'ai.telemetry.functionId': 'order-support',
    'ai.model.provider': `${conversation.provider}.chat`,
    'ai.model.id': conversation.model,
    'ai.settings.maxRetries': 2,
    'ai.settings.temperature': 0.2,
    'ai.telemetry.metadata.userId': conversation.userId,
    'ai.telemetry.metadata.sessionId': conversation.sessionId,
    'ai.telemetry.metadata.tenant': 'acme-europe',
    'ai.request.headers.user-agent': 'ai/5.0.277',
  };
}

function turnMessages(turn: Turn): readonly ModelMessage[] {
  const calls = turn.toolCalls.map((call) => ({
    type: 'tool-call',
    toolCallId: call.id,
    toolName: call.name,
    input: call.arguments,
  }));
  const results = turn.toolCalls.map((call) => ({
    type: 'tool-result',
    toolCallId: call.id,
    toolName: call.name,
    output: { type: 'text', value: call.result },
  }));
  return [
    { role: 'assistant', content: [{ type: 'text', text: turn.text }, ...calls] },
    ...(results.length > 0 ? [{ role: 'tool', content: results }] : []),
  ];
}

function responseAttributes(turn: Turn): Record<string, AttributeValue> {
  return {
    'ai.response.finishReason': turn.toolCalls.length > 0 ? 'tool-calls' : 'stop',
    'ai.response.text': turn.text,
    ...(turn.toolCalls.length > 0 && {
      'ai.response.toolCalls': JSON.stringify(
        turn.toolCalls.map((call) => ({
          toolCallType: 'function',
          toolCallId: call.id,
          toolName: call.name,
          input: JSON.stringify(call.arguments),
        })),
      ),
    }),
    'ai.usage.promptTokens': turn.inputTokens,
    'ai.usage.completionTokens': turn.outputTokens,
  };
}

function stepSpan(at: {
  readonly conversation: Conversation;
  readonly turn: Turn;
  readonly messages: readonly ModelMessage[];
  readonly common: Record<string, AttributeValue>;
}): SpanContent {
  const { conversation, turn } = at;
  return {
    name: 'ai.generateText.doGenerate',
    kind: KIND_INTERNAL,
    ownDurationMs: turn.durationMs,
    attributes: {
      'operation.name': 'ai.generateText.doGenerate order-support',
      'ai.operationId': 'ai.generateText.doGenerate',
      ...at.common,
      'ai.prompt.messages': JSON.stringify(at.messages),
      'ai.prompt.tools': TOOLS.map((tool) =>
        JSON.stringify({
          type: 'function',
          name: tool.name,
          description: tool.description,
          inputSchema: tool.parameters,
        }),
      ),
      'ai.prompt.toolChoice': '{"type":"auto"}',
      'gen_ai.system': `${conversation.provider}.chat`,
      'gen_ai.request.model': conversation.model,
      'gen_ai.request.temperature': 0.2,
      ...responseAttributes(turn),
      'ai.response.id': turn.responseId,
      'ai.response.model': `${conversation.model}-2026-07-18`,
      'ai.response.timestamp': '2026-11-21T07:48:32.000Z',
      'gen_ai.response.finish_reasons': [turn.toolCalls.length > 0 ? 'tool-calls' : 'stop'],
      'gen_ai.response.id': turn.responseId,
      'gen_ai.response.model': `${conversation.model}-2026-07-18`,
      'gen_ai.usage.input_tokens': turn.inputTokens,
      'gen_ai.usage.output_tokens': turn.outputTokens,
    },
  };
}

function toolSpan(call: ToolCall, common: Record<string, AttributeValue>, ownDurationMs: number): SpanContent {
  return {
    name: 'ai.toolCall',
    kind: KIND_INTERNAL,
    ownDurationMs,
    attributes: {
      'operation.name': 'ai.toolCall order-support',
      'ai.operationId': 'ai.toolCall',
      ...common,
      'ai.toolCall.name': call.name,
      'ai.toolCall.id': call.id,
      'ai.toolCall.args': JSON.stringify(call.arguments),
      'ai.toolCall.result': JSON.stringify(call.result),
    },
  };
}

function rootSpan(conversation: Conversation, common: Record<string, AttributeValue>): SpanContent {
  const last = conversation.turns.at(-1);
  return {
    name: 'ai.generateText',
    kind: KIND_INTERNAL,
    ownDurationMs: 2,
    isError: conversation.failed,
    attributes: {
      'operation.name': 'ai.generateText order-support',
      'ai.operationId': 'ai.generateText',
      ...common,
      'ai.prompt': JSON.stringify({ system: conversation.system, prompt: conversation.question }),
      ...(last && responseAttributes(last)),
    },
  };
}
