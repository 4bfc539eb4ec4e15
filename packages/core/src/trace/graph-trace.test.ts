import { describe, expect, it } from 'vitest';

import { listRecordings } from '../testing/recorded-traffic.ts';
import { createSpanRecord } from '../testing/span-record.ts';
import { readTranslatedTraces, type TranslatedSpan } from '../testing/translated-span.ts';
import type { TraceGraph } from './graph-node.ts';
import { type GraphOptions, toTraceGraph } from './graph-trace.ts';
import { toSpanDigest } from './span-digest.ts';

function toGraph(spans: readonly TranslatedSpan[], options: GraphOptions = {}): TraceGraph {
  const digests = new Map(spans.map(({ record, full }) => [record.spanId as string, toSpanDigest(record, full)]));
  return toTraceGraph(
    spans.map(({ record }) => record),
    { digests, ...options },
  );
}

const nodesOf = ({ nodes }: TraceGraph) =>
  nodes.map(({ kind, label, spanIds }) => `${kind} ${label} ×${String(spanIds.length)}`);
function edgesOf({ nodes, edges }: TraceGraph) {
  const label = (id: string) => nodes.find((node) => node.id === id)?.label ?? '?';
  return edges.map(({ from, to, kind, count }) => `${label(from)} -${kind}-> ${label(to)} ×${String(count)}`);
}

/** Recorded traces whose root has this name. */
function findTrace(recording: string, root: string, minSpans = 0): readonly TranslatedSpan[] {
  const traces = [...readTranslatedTraces(recording).values()];
  const found = traces.find(
    (spans) =>
      spans.length >= minSpans && spans.some(({ record }) => record.parentSpanId === null && record.name === root),
  );
  if (found === undefined) throw new Error(`${recording} has no trace ${root}`);
  return found;
}

describe('graphs of recorded traces', () => {
  it("draws LangGraph's own nodes with the loop between them", () => {
    const graph = toGraph(findTrace('openinference-langchain', 'weather_agent'));
    expect(nodesOf(graph)).toEqual([
      'step weather_agent ×1',
      'step __start__ ×1',
      'step agent ×2',
      'model gpt-4o-mini-2024-07-18 ×2',
      'step tools ×1',
      'tool get_weather ×1',
    ]);
    expect(edgesOf(graph)).toEqual(
      expect.arrayContaining([
        'weather_agent -call-> __start__ ×1',
        '__start__ -sequence-> agent ×1',
        'agent -sequence-> tools ×1',
        'tools -sequence-> agent ×1',
        'agent -call-> gpt-4o-mini-2024-07-18 ×2',
        'tools -call-> get_weather ×1',
      ]),
    );
    expect(graph.edges).toHaveLength(6);
  });

  it('draws a supervisor, the tool it delegates by, and the agent behind it', () => {
    const graph = toGraph(findTrace('voltagent', 'supervisor'));
    expect(nodesOf(graph)).toEqual(
      expect.arrayContaining(['agent supervisor ×1', 'tool delegate_task ×1', 'agent weather-agent ×1']),
    );
    expect(edgesOf(graph)).toEqual(
      expect.arrayContaining([
        'supervisor -call-> delegate_task ×1',
        'delegate_task -call-> weather-agent ×1',
        'weather-agent -call-> get_weather ×1',
      ]),
    );
  });

  it('draws a hand-off between agents', () => {
    const traces = [...readTranslatedTraces('openai-agents').values()].map((spans) => edgesOf(toGraph(spans)));
    expect(traces.flat()).toContain('Triage agent -handoff-> Weather agent ×1');
  });

  it('knows every tool by its name, also where all spans of tools have one name', () => {
    const labels = ['ai-v5', 'ai-v6', 'ai-v7'].flatMap((recording) =>
      [...readTranslatedTraces(recording).values()].flatMap((spans) =>
        toGraph(spans).nodes.flatMap(({ kind, label }) => (kind === 'tool' ? [label] : [])),
      ),
    );
    expect(labels.length).toBeGreaterThan(3);
    expect(new Set(labels)).toContain('get_weather');
    expect(labels).not.toContain('ai.toolCall');
  });

  it('loses no span, no model call and no failure of any recording, and its edges lead from node to node', () => {
    const lost: string[] = [];
    let graphs = 0;
    for (const recording of listRecordings()) {
      for (const spans of readTranslatedTraces(recording).values()) {
        for (const maxCalls of [0, 1000]) {
          const graph = toGraph(spans, { maxCalls });
          const ids = new Set(graph.nodes.map(({ id }) => id));
          for (const { id, from, to } of graph.edges) if (!ids.has(from) || !ids.has(to)) lost.push(id);
          for (const [spanId, id] of graph.nodeOfSpan) if (!ids.has(id)) lost.push(spanId);
          const acting = spans.filter(({ record }) => ['AGENT', 'TOOL', 'CHAT_MODEL', 'LLM'].includes(record.type));
          for (const { record } of acting) if (!graph.nodeOfSpan.has(record.spanId)) lost.push(record.name);
          graphs += 1;
        }
      }
    }
    expect(lost).toEqual([]);
    expect(graphs).toBeGreaterThan(200);
  }, 60_000);

  it('expanded, tells what came after what', () => {
    const graph = toGraph(findTrace('plain-genai', 'invoke_agent weather_agent', 4), { maxCalls: 10 });
    expect(graph.nodes.map(({ kind }) => kind)).toEqual(['agent', 'model', 'tool', 'model']);
    expect(edgesOf(graph).map((edge) => edge.replaceAll('gpt-4o-mini-2024-07-18', 'model'))).toEqual([
      'weather_agent -call-> model ×1',
      'model -sequence-> get_weather ×1',
      'get_weather -sequence-> model ×1',
    ]);
  });
});

describe('toTraceGraph', () => {
  it('sums repeats up, and counts what happens inside the same node once', () => {
    const ms = (value: number) => BigInt(value) * 1_000_000n;
    const graph = toTraceGraph([
      createSpanRecord('a', { type: 'AGENT', name: 'planner', startUnixNano: ms(0), endUnixNano: ms(100) }),
      createSpanRecord('t1', {
        parent: 'a',
        type: 'TOOL',
        name: 'execute_tool search',
        startUnixNano: ms(10),
        endUnixNano: ms(60),
      }),
      createSpanRecord('b', {
        parent: 't1',
        type: 'AGENT',
        name: 'planner',
        startUnixNano: ms(20),
        endUnixNano: ms(50),
        usage: { inputTokens: 10, outputTokens: 5 },
        costUsd: 0.5,
      }),
      createSpanRecord('t2', {
        parent: 'a',
        type: 'TOOL',
        name: 'execute_tool search',
        status: 'ERROR',
        startUnixNano: ms(60),
        endUnixNano: ms(90),
      }),
      createSpanRecord('plumbing', { parent: 't2', startUnixNano: ms(61), endUnixNano: ms(62) }),
    ]);
    expect(graph.nodes).toMatchObject([
      { label: 'planner', totalMs: 100, tokens: 15, costUsd: 0.5, spanIds: ['a', 'b'], errorCount: 0 },
      { label: 'search', totalMs: 80, tokens: 15, costUsd: 0.5, spanIds: ['t1', 't2'], errorCount: 1 },
    ]);
    expect(edgesOf(graph)).toEqual(['planner -call-> search ×2', 'search -call-> planner ×1']);
    expect(graph.nodeOfSpan.get('plumbing')).toBe('tool:search');
  });

  it('draws a trace in which nobody acts as it is', () => {
    const graph = toTraceGraph([
      createSpanRecord('GET /'),
      createSpanRecord('SELECT', { parent: 'GET /', startUnixNano: 110n }),
    ]);
    expect(edgesOf(graph)).toEqual(['GET / -call-> SELECT ×1']);
  });

  it('folds the rarest where there are too many, and keeps failures', () => {
    const tools = Array.from({ length: 500 }, (_, index) =>
      createSpanRecord(`t${String(index)}`, {
        parent: 'root',
        type: 'TOOL',
        name: `tool ${String(index)}`,
        status: index === 400 ? 'ERROR' : 'OK',
        startUnixNano: BigInt(1000 + index),
      }),
    );
    const graph = toTraceGraph([createSpanRecord('root', { type: 'AGENT' }), ...tools], { maxNodes: 50 });
    expect(graph.nodes).toHaveLength(51);
    expect(graph.nodes.map(({ label }) => label)).toContain('tool 400');
    const rest = graph.nodes.find(({ foldedCount }) => foldedCount !== undefined);
    expect(rest).toMatchObject({ label: '451 more', kind: 'tool' });
    expect(rest?.spanIds).toHaveLength(451);
  });

  it('takes circles, missing parents and chains of any depth', () => {
    const circle = [
      createSpanRecord('a', { type: 'AGENT', parent: 'b' }),
      createSpanRecord('b', { type: 'TOOL', parent: 'a' }),
      createSpanRecord('c', { type: 'TOOL', parent: 'gone' }),
    ];
    expect(toTraceGraph(circle).nodes).toHaveLength(3);
    const deep = Array.from({ length: 50_000 }, (_, index) =>
      createSpanRecord(`s${String(index)}`, {
        type: index % 2 === 0 ? 'AGENT' : 'TOOL',
        name: index % 2 === 0 ? 'agent' : 'tool',
        startUnixNano: BigInt(index),
        ...(index > 0 && { parent: `s${String(index - 1)}` }),
      }),
    );
    expect(toTraceGraph(deep).nodes).toHaveLength(2);
  });
});
