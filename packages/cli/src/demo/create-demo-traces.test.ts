import { describe, expect, it } from 'vitest';

import { createDemoTraces } from './create-demo-traces.ts';
import type { DemoTrace } from './stage/demo-trace.ts';

const NOW = 1_795_000_000_000_000_000n;
const HOUR = 3_600_000_000_000n;

const traces = createDemoTraces({ seed: 1, nowUnixNano: NOW });

/** What is told, without the ids that differ from run to run and the moment it is told at. */
function storyOf(told: readonly DemoTrace[]): object[] {
  const start = told[0]?.spans[0]?.startUnixNano ?? 0n;
  return told.map(({ spans }) =>
    spans.map(({ name, startUnixNano, attributes }) => [name, startUnixNano - start, attributes['output'] ?? '']),
  );
}

describe('createDemoTraces', () => {
  it('tells the same stories for the same seed, in traces and sessions of their own', () => {
    const later = createDemoTraces({ seed: 1, nowUnixNano: NOW + HOUR });
    expect(storyOf(later)).toEqual(storyOf(traces));
    const idsOf = (told: readonly DemoTrace[]): string[] => told.map(({ traceId }) => traceId);
    expect(new Set([...idsOf(traces), ...idsOf(later)]).size).toBe(2 * traces.length);
    const sessionsOf = (told: readonly DemoTrace[]) =>
      told
        .flatMap(({ spans }) => spans.map(({ attributes }) => attributes['gen_ai.conversation.id']))
        .filter((id) => id !== undefined);
    const sessions = new Set(sessionsOf(traces));
    expect(sessions.size).toBeGreaterThan(0);
    expect(sessionsOf(later).filter((id) => sessions.has(id))).toEqual([]);
  });

  it('tells them differently for another seed', () => {
    expect(storyOf(createDemoTraces({ seed: 2, nowUnixNano: NOW }))).not.toEqual(storyOf(traces));
  });

  it('has happened in the last 24 hours, none of it in the future', () => {
    for (const { spans } of traces) {
      for (const { startUnixNano, endUnixNano } of spans) {
        expect(startUnixNano).toBeGreaterThanOrEqual(NOW - 24n * HOUR);
        expect(endUnixNano).toBeLessThanOrEqual(NOW);
        expect(endUnixNano).toBeGreaterThanOrEqual(startUnixNano);
      }
    }
  });

  it.each([1, 2, 3, 99, 123_456_789])('ends before now whatever the seed: %d', (seed) => {
    const told = createDemoTraces({ seed, nowUnixNano: NOW });
    const latest = told
      .flatMap(({ spans }) => spans)
      .reduce((max, { endUnixNano }) => (endUnixNano > max ? endUnixNano : max), 0n);
    expect(latest).toBeLessThanOrEqual(NOW);
  });

  it('gives every span but the roots a parent, and exactly one trace no root', () => {
    const withoutRoot = traces.filter(({ spans }) => spans.every(({ parentSpanId }) => parentSpanId !== undefined));
    expect(withoutRoot).toHaveLength(1);
    for (const { spans } of traces.filter((trace) => trace !== withoutRoot[0])) {
      const ids = new Set(spans.map(({ spanId }) => spanId));
      expect(ids.size).toBe(spans.length);
      expect(spans.filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(1);
      expect(spans.every(({ parentSpanId }) => parentSpanId === undefined || ids.has(parentSpanId))).toBe(true);
    }
  });

  it('calls every tool by the name and id under which a model asked for it', () => {
    const said = traces.map(({ spans }) => spans.map(({ attributes }) => JSON.stringify(attributes)).join('\n'));
    const read = (keys: readonly string[]) =>
      traces.flatMap(({ spans }, index) =>
        spans.flatMap(({ attributes }) =>
          keys.flatMap((key) => (typeof attributes[key] === 'string' ? [{ text: attributes[key], index }] : [])),
        ),
      );
    const names = read(['tool.name', 'gen_ai.tool.name', 'ai.toolCall.name']).map(({ text }) => text);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => name === 'tool' || !/^[a-zA-Z]+_?[a-zA-Z_]+$/.test(name))).toEqual([]);
    const ids = read(['tool.call.id']);
    expect(ids.length).toBeGreaterThan(10);
    // By the tool, by the model that asked and by the one that reads the result.
    expect(ids.filter(({ text, index }) => (said[index]?.split(text).length ?? 0) <= 3)).toEqual([]);
    expect(said.join('')).not.toContain('[tool call');
  });

  it('fails for a reason that stands in the trace, with a stack', () => {
    const failed = traces.flatMap(({ spans }) => spans.filter(({ failure }) => failure !== undefined));
    expect(failed.length).toBeGreaterThan(5);
    const said = failed.flatMap(({ events }) => events.map(({ attributes }) => attributes['exception.stacktrace']));
    const stacks = said.filter((stack) => typeof stack === 'string');
    expect(stacks.filter((stack) => /^\w+: .+\n {4}at .+:\d+:\d+\)/.test(stack)).length).toBeGreaterThan(4);
    const query = failed.find(({ name }) => name === 'SELECT stock');
    expect(query?.failure).toContain('statement timeout');
    expect(failed.some(({ spanId }) => spanId === query?.parentSpanId)).toBe(true);
  });

  it('holds a long answer and a tall tree', () => {
    const longest = Math.max(
      ...traces.flatMap(({ spans }) => spans.map(({ attributes }) => JSON.stringify(attributes).length)),
    );
    expect(longest).toBeGreaterThan(30_000);
    expect(Math.max(...traces.map(({ spans }) => spans.length))).toBeGreaterThanOrEqual(60);
  });
});
