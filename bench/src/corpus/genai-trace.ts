import type { AttributeValue, BenchTrace } from './bench-span.ts';
import { TOOLS, type Conversation, type ToolCall, type Turn } from './conversation.ts';
import { writeEnglish } from './write-english.ts';
import type { Random } from './random.ts';
import { createTraceBuilder, type SpanContent, type TraceBuilder } from './trace-builder.ts';

const KIND_INTERNAL = 1;
const KIND_CLIENT = 3;

interface Message {
  readonly role: string;
  readonly parts: readonly Readonly<Record<string, unknown>>[];
  readonly finish_reason?: string;
}

/** A conversation as the OpenTelemetry GenAI conventions write it: invoke_agent › chat, execute_tool, retrieval. */
export function toGenAiTrace(conversation: Conversation, random: Random, startUnixNano: bigint): BenchTrace {
  const trace = createTraceBuilder(random, startUnixNano);
  const agentId = `agent-${random.hex(4)}`;
  const common = commonAttributes(conversation, agentId);
  const input: Message[] = [{ role: 'user', parts: [{ type: 'text', content: conversation.question }] }];
  trace.span(null, (rootId) => {
    trace.span(rootId, () => retrievalSpan(conversation.question, random, common));
    for (const turn of conversation.turns) {
      trace.span(rootId, () => chatSpan({ conversation, turn, input, common }));
      input.push(answerMessage(turn));
      for (const call of turn.toolCalls) {
        toolSpans({ trace, random, parentSpanId: rootId, call, common });
        input.push({ role: 'tool', parts: [{ type: 'tool_call_response', id: call.id, response: call.result }] });
      }
    }
    return agentSpan(conversation, common);
  });
  return trace.spans;
}

function commonAttributes(conversation: Conversation, agentId: string): Record<string, AttributeValue> {
  return {
    'gen_ai.provider.name': conversation.provider,
    'gen_ai.conversation.id': conversation.sessionId,
    'gen_ai.agent.id': agentId,
    'gen_ai.agent.name': 'order-assistant',
    'session.id': conversation.sessionId,
    'user.id': conversation.userId,
    'app.tenant': 'acme-europe',
    'app.feature': 'order-support',
    'thread.id': 1,
  };
}

function answerMessage(turn: Turn): Message {
  const calls = turn.toolCalls.map((call) => ({
    type: 'tool_call',
    id: call.id,
    name: call.name,
    arguments: call.arguments,
  }));
  return {
    role: 'assistant',
    parts: [{ type: 'text', content: turn.text }, ...calls],
    finish_reason: calls.length > 0 ? 'tool_calls' : 'stop',
  };
}

function chatSpan(at: {
  readonly conversation: Conversation;
  readonly turn: Turn;
  readonly input: readonly Message[];
  readonly common: Record<string, AttributeValue>;
}): SpanContent {
  const { conversation, turn } = at;
  const answer = answerMessage(turn);
  return {
    name: `chat ${conversation.model}`,
    kind: KIND_CLIENT,
    ownDurationMs: turn.durationMs,
    attributes: {
      'gen_ai.operation.name': 'chat',
      ...at.common,
      'gen_ai.request.model': conversation.model,
      'gen_ai.request.temperature': 0.2,
      'gen_ai.request.max_tokens': 4096,
      'gen_ai.request.top_p': 0.95,
      'gen_ai.response.model': `${conversation.model}-2026-07-18`,
      'gen_ai.response.id': turn.responseId,
      'gen_ai.response.finish_reasons': [answer.finish_reason ?? 'stop'],
      'gen_ai.usage.input_tokens': turn.inputTokens,
      'gen_ai.usage.output_tokens': turn.outputTokens,
      'gen_ai.usage.cache_read.input_tokens': Math.floor(turn.inputTokens / 2),
      'gen_ai.output.type': 'text',
      'server.address': 'api.example.com',
      'server.port': 443,
      'gen_ai.system_instructions': JSON.stringify([{ type: 'text', content: conversation.system }]),
      'gen_ai.tool.definitions': JSON.stringify(TOOLS.map((tool) => ({ type: 'function', ...tool }))),
      'gen_ai.input.messages': JSON.stringify(at.input),
      'gen_ai.output.messages': JSON.stringify([answer]),
    },
  };
}

function toolSpans(at: {
  readonly trace: TraceBuilder;
  readonly random: Random;
  readonly parentSpanId: string;
  readonly call: ToolCall;
  readonly common: Record<string, AttributeValue>;
}): void {
  const { trace, random, call, common } = at;
  trace.span(at.parentSpanId, (toolSpanId) => {
    trace.span(toolSpanId, () => retrievalSpan(JSON.stringify(call.arguments), random, common));
    return {
      name: `execute_tool ${call.name}`,
      kind: KIND_INTERNAL,
      ownDurationMs: random.int(5, 300),
      attributes: {
        'gen_ai.operation.name': 'execute_tool',
        ...common,
        'gen_ai.tool.name': call.name,
        'gen_ai.tool.call.id': call.id,
        'gen_ai.tool.type': 'function',
        'gen_ai.tool.description': TOOLS.find((tool) => tool.name === call.name)?.description ?? '',
        'gen_ai.tool.call.arguments': JSON.stringify(call.arguments),
        'gen_ai.tool.call.result': call.result,
        'code.function.name': `tools.${call.name}`,
        'code.file.path': '/srv/assistant/dist/tools/index.js',
        'code.line.number': random.int(10, 400),
      },
    };
  });
}

function retrievalSpan(query: string, random: Random, common: Record<string, AttributeValue>): SpanContent {
  const documents = Array.from({ length: 4 }, () => ({
    id: `doc-${random.hex(4)}`,
    score: Math.round(random.next() * 1000) / 1000,
    content: writeEnglish(random, random.int(300, 1600)),
  }));
  return {
    name: 'retrieval knowledge-base',
    kind: KIND_CLIENT,
    ownDurationMs: random.int(10, 150),
    attributes: {
      'gen_ai.operation.name': 'retrieval',
      ...common,
      'gen_ai.data_source.id': 'knowledge-base',
      'gen_ai.request.top_k': 4,
      'gen_ai.retrieval.query.text': query,
      'gen_ai.retrieval.documents': JSON.stringify(documents),
      'db.system.name': 'postgresql',
      'db.collection.name': 'chunks',
      'server.address': 'vectors.example.com',
    },
  };
}

function agentSpan(conversation: Conversation, common: Record<string, AttributeValue>): SpanContent {
  const last = conversation.turns.at(-1);
  return {
    name: 'invoke_agent order-assistant',
    kind: KIND_INTERNAL,
    ownDurationMs: 3,
    isError: conversation.failed,
    attributes: {
      'gen_ai.operation.name': 'invoke_agent',
      ...common,
      'gen_ai.request.model': conversation.model,
      'gen_ai.agent.description': 'Answers questions about orders and deliveries',
      'gen_ai.input.messages': JSON.stringify([
        { role: 'user', parts: [{ type: 'text', content: conversation.question }] },
      ]),
      'gen_ai.output.messages': JSON.stringify(last ? [answerMessage(last)] : []),
      ...(conversation.failed && { 'error.type': 'ToolTimeoutError' }),
    },
  };
}
