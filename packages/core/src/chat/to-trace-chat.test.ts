import { describe, expect, it } from 'vitest';

import type { SpanId } from '../ids.ts';
import type { Message } from '../message.ts';
import { listRecordings, readExpectation } from '../testing/recorded-traffic.ts';
import type { Scenario } from '../testing/recorded-scenario.ts';
import { readTranslatedTraces, type TranslatedSpan } from '../testing/translated-span.ts';
import { toTraceChat } from './to-trace-chat.ts';
import type { ChatItem, ChatSpan } from './chat-item.ts';

const toChat = (spans: readonly TranslatedSpan[]): readonly ChatItem[] =>
  toTraceChat(spans.map(({ record, full }) => ({ ...record, normalized: full })));

function listAll(items: readonly ChatItem[]): readonly ChatItem[] {
  return items.flatMap((item) => (item.kind === 'message' ? [item] : [item, ...listAll(item.items)]));
}

function toText(item: ChatItem): string {
  if (item.kind !== 'message') return '';
  return item.parts
    .map((part) => (part.type === 'text' ? part.text : part.type === 'unknown' ? JSON.stringify(part.raw) : ''))
    .join('');
}

describe('recorded traces as chats', () => {
  it('say every answer and show every tool with its result', () => {
    const missing: string[] = [];
    let answers = 0;
    let tools = 0;
    for (const recording of listRecordings()) {
      const traces = readTranslatedTraces(recording);
      for (const scenario of (readExpectation(recording) as { scenarios: readonly Scenario[] }).scenarios) {
        const [traceId = ''] = scenario.trace_ids;
        const items = listAll(toChat(traces.get(traceId) ?? []));
        for (const call of scenario.llm_calls) {
          if (call.span?.trace_id !== traceId || call.availability['output_text'] !== 'span' || !call.output_text)
            continue;
          answers += 1;
          const text = call.output_text;
          const isSaid = items.some(
            (item) => item.kind === 'message' && item.role === 'assistant' && toText(item).includes(text),
          );
          if (!isSaid) missing.push(`${recording} ${scenario.name}: ${text}`);
        }
        for (const tool of scenario.tool_executions) {
          if (tool.span?.trace_id !== traceId || tool.availability['name'] !== 'span') continue;
          if (tool.availability['result'] !== 'span' || tool.error !== null) continue;
          tools += 1;
          const isShown = items.some(
            (item) => item.kind === 'tool' && item.name.includes(tool.name) && item.result !== undefined,
          );
          if (!isShown) missing.push(`${recording} ${scenario.name}: tool ${tool.name}`);
        }
      }
    }
    expect(missing).toEqual([]);
    expect(answers).toBeGreaterThan(150);
    expect(tools).toBeGreaterThan(40);
  });

  it('never repeat the instructions of an agent', () => {
    const repeated: string[] = [];
    for (const recording of listRecordings()) {
      for (const [traceId, spans] of readTranslatedTraces(recording)) {
        const lists = [toChat(spans)];
        for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
          for (const item of list) if (item.kind !== 'message') lists.push(item.items);
          const said = list.filter((item) => item.kind === 'message').map((item) => `${item.role} ${toText(item)}`);
          const systems = said.filter((text) => text.startsWith('system '));
          if (new Set(systems).size !== systems.length) repeated.push(`${recording} ${traceId}`);
        }
      }
    }
    expect(repeated).toEqual([]);
  });
});

const text = (role: Message['role'], words: string): Message => ({ role, parts: [{ type: 'text', text: words }] });

function span(id: string, over: Partial<ChatSpan>): ChatSpan {
  return {
    spanId: id as SpanId,
    parentSpanId: null,
    startUnixNano: BigInt(id.codePointAt(0) ?? 0),
    name: id,
    type: 'CHAT_MODEL',
    normalized: {},
    ...over,
  };
}

describe('toTraceChat', () => {
  it('shows of a growing history only what is new, and repeats what was really said twice', () => {
    const first = { messages: [text('user', 'hi')], responseMessages: [text('assistant', 'hello')] };
    const second = {
      messages: [text('user', 'hi'), text('assistant', 'hello'), text('user', 'hi')],
      responseMessages: [text('assistant', 'hello again')],
    };
    const items = toTraceChat([span('b', { normalized: second }), span('a', { normalized: first })]);
    expect(items.map((item) => toText(item))).toEqual(['hi', 'hello', 'hi', 'hello again']);
    expect(items.map((item) => item.kind === 'message' && item.spanId)).toEqual(['a', 'a', 'b', 'b']);
  });

  it('links the call, the span that ran it and the quoted result by id, whatever the order', () => {
    const ask: Message = {
      role: 'assistant',
      parts: [{ type: 'tool_call', id: 'c1', name: 'search', arguments: { q: 1 } }],
    };
    const quote: Message = { role: 'tool', parts: [{ type: 'tool_result', id: 'c1', result: 'quoted' }] };
    const items = toTraceChat([
      span('a', { normalized: { messages: [text('user', 'find')], responseMessages: [ask] } }),
      span('b', { type: 'TOOL', normalized: { tool: { name: 'search', callId: 'c1', result: 'ran' } } }),
      span('c', {
        normalized: { messages: [text('user', 'find'), ask, quote], responseMessages: [text('assistant', 'done')] },
      }),
    ]);
    expect(items).toHaveLength(3);
    expect(items[1]).toMatchObject({ kind: 'tool', spanId: 'b', callId: 'c1', arguments: { q: 1 }, result: 'ran' });
  });

  it('keeps two calls of one tool apart by their arguments where nobody gave an id', () => {
    const ask: Message = {
      role: 'assistant',
      parts: [
        { type: 'tool_call', name: 'weather', arguments: { city: 'Paris' } },
        { type: 'tool_call', name: 'weather', arguments: { city: 'Tokyo' } },
      ],
    };
    const tool = (id: string, city: string): ChatSpan =>
      span(id, {
        type: 'TOOL',
        name: 'execute_tool weather',
        normalized: { tool: { arguments: { city }, result: `${city}!` } },
      });
    const items = toTraceChat([
      span('a', { normalized: { messages: [text('user', 'compare')], responseMessages: [ask] } }),
      tool('b', 'Tokyo'),
      tool('c', 'Paris'),
      span('d', { normalized: { responseMessages: [text('assistant', 'done')] } }),
    ]);
    expect(items.filter((item) => item.kind === 'tool').map(({ result }) => result)).toEqual(['Paris!', 'Tokyo!']);
  });

  it('puts a sub-agent inside the tool that ran it, and tells a lone agent without its frame', () => {
    const items = toTraceChat([
      span('a', { type: 'AGENT', normalized: { agent: { name: 'boss' } } }),
      span('b', {
        parentSpanId: 'a' as SpanId,
        normalized: { messages: [text('user', 'go')], responseMessages: [text('assistant', 'delegating')] },
      }),
      span('c', { parentSpanId: 'a' as SpanId, type: 'TOOL', name: 'delegate' }),
      span('d', { parentSpanId: 'c' as SpanId, type: 'AGENT', normalized: { agent: { name: 'helper' } } }),
      span('e', {
        parentSpanId: 'd' as SpanId,
        normalized: { messages: [text('user', 'sub')], responseMessages: [text('assistant', 'ok')] },
      }),
    ]);
    expect(items.map(({ kind }) => kind)).toEqual(['message', 'message', 'tool']);
    const tool = items[2];
    expect(tool?.kind === 'tool' && tool.items).toMatchObject([{ kind: 'agent', name: 'helper', items: [{}, {}] }]);
  });

  it('falls back on the ends of the trace where no conversation was sent', () => {
    const items = toTraceChat([
      span('a', { type: 'CHAIN', normalized: { inputs: 'question', outputs: { answer: 42 } } }),
    ]);
    expect(items.map((item) => toText(item))).toEqual(['question', '{"answer":42}']);
    expect(toTraceChat([])).toEqual([]);
  });

  it('tells very many calls and results without ids in linear time', () => {
    const calls = Array.from({ length: 60_000 }, (_, index) => ({
      type: 'tool_call' as const,
      name: `tool ${String(index)}`,
      arguments: index,
    }));
    const results = calls.map(({ name }, index) => ({ type: 'tool_result' as const, name, result: index }));
    const runs = Array.from({ length: 100 }, (_, index) =>
      span(`r${String(index)}`, { type: 'TOOL', normalized: { tool: { name: 'other' } } }),
    );
    const startMs = performance.now();
    const items = toTraceChat([
      span('a', { normalized: { responseMessages: [{ role: 'assistant', parts: calls }] } }),
      span('b', { normalized: { messages: [{ role: 'tool', parts: results }] } }),
      ...runs,
    ]);
    expect(performance.now() - startMs).toBeLessThan(3_000);
    expect(items).toHaveLength(60_100);
    expect(items.every((item) => item.kind === 'tool' && (item.name === 'other' || item.result !== undefined))).toBe(
      true,
    );
  });
});
