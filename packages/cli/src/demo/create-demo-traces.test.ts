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

  it('holds a long answer and a tall tree', () => {
    const longest = Math.max(
      ...traces.flatMap(({ spans }) => spans.map(({ attributes }) => JSON.stringify(attributes).length)),
    );
    expect(longest).toBeGreaterThan(30_000);
    expect(Math.max(...traces.map(({ spans }) => spans.length))).toBeGreaterThanOrEqual(60);
  });
});
