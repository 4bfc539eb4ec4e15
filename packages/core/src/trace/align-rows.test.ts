import { describe, expect, it } from 'vitest';

import type { SpanRecord } from '../span-record.ts';
import { listRecordings } from '../testing/recorded-traffic.ts';
import { createSpanRecord } from '../testing/span-record.ts';
import { readTranslatedTraces, type TranslatedSpan } from '../testing/translated-span.ts';
import { listDifferences } from './align-differences.ts';
import type { AlignableTrace, AlignedRow } from './aligned-row.ts';
import { measureGrowth } from '../testing/measure-growth.ts';
import { listAlignedRows } from './align-rows.ts';
import { toSpanDigest } from './span-digest.ts';

function toTrace(spans: readonly TranslatedSpan[]): AlignableTrace<SpanRecord> {
  return {
    spans: spans.map(({ record }) => record),
    digests: new Map(spans.map(({ record, full }) => [record.spanId as string, toSpanDigest(record, full)])),
  };
}

function compare(left: AlignableTrace<SpanRecord>, right: AlignableTrace<SpanRecord>) {
  const rows = listAlignedRows(left, right);
  return { rows, differences: listDifferences(rows, { left: left.digests, right: right.digests }) };
}

/** `= name`, `- name` only left, `+ name` only right, `~` around wrappers that are seen through. */
function sketch(rows: readonly AlignedRow<SpanRecord>[]): readonly string[] {
  return rows.map(({ left, right, depth, isFrame }) => {
    const sign = left === undefined ? '+' : right === undefined ? '-' : '=';
    const name = left?.name ?? right?.name ?? '';
    return `${'  '.repeat(depth)}${isFrame ? '~' : ''}${sign} ${name}`;
  });
}

function findTrace(recording: string, root: string): AlignableTrace<SpanRecord> {
  for (const spans of readTranslatedTraces(recording).values()) {
    if (spans.some(({ record }) => record.parentSpanId === null && record.name === root)) return toTrace(spans);
  }
  throw new Error(`${recording} has no trace ${root}`);
}

describe('recorded traces', () => {
  it('align with themselves without a difference', () => {
    const odd: string[] = [];
    let compared = 0;
    for (const recording of listRecordings()) {
      for (const spans of readTranslatedTraces(recording).values()) {
        const trace = toTrace(spans);
        const { rows, differences } = compare(trace, trace);
        const isAligned =
          rows.length === spans.length && rows.every(({ left, right }) => left?.spanId === right?.spanId);
        if (!isAligned || differences.order.length > 0) odd.push(`${recording} ${spans[0]?.record.name ?? ''}`);
        compared += 1;
      }
    }
    expect(odd).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  }, 60_000);

  it('of two runs of one program align step by step, and diverge where another tool was called', () => {
    const runs = [...readTranslatedTraces('ai-v5').values()].filter((spans) =>
      spans.some(({ record }) => record.parentSpanId === null && record.name === 'ai.generateText'),
    );
    const [one, two] = [4, 5].map((count) => toTrace(runs.find((spans) => spans.length === count) ?? []));
    const { rows, differences } = compare(one ?? { spans: [] }, two ?? { spans: [] });
    expect(sketch(rows)).toEqual([
      '= ai.generateText',
      '  = ai.generateText.doGenerate',
      '  = ai.toolCall',
      '  + ai.toolCall',
      '  = ai.generateText.doGenerate',
    ]);
    expect(differences.order.length).toBeGreaterThan(0);
    expect(differences.kinds[3]).toEqual(['missing']);
  });

  it('of one scenario from two frameworks align through the wrappers of either', () => {
    const plain = findTrace('plain-genai', 'invoke_agent weather_agent');
    const { rows } = compare(plain, findTrace('mastra', 'invoke_agent Weather Agent'));
    const together = rows.filter(({ left, right }) => left !== undefined && right !== undefined);
    expect(together.map(({ left, right }) => [left?.type, right?.type])).toEqual([
      ['AGENT', 'AGENT'],
      ['CHAT_MODEL', 'CHAT_MODEL'],
      ['TOOL', 'TOOL'],
      ['CHAT_MODEL', 'CHAT_MODEL'],
    ]);
    expect(rows.filter(({ left }) => left !== undefined)).toHaveLength(plain.spans.length);
    const workflow = compare(findTrace('openai-agents', 'Weather workflow'), plain);
    const names = workflow.rows.flatMap(({ left, right }) => (left && right ? [`${left.name} | ${right.name}`] : []));
    expect(names).toContain('get_weather | execute_tool get_weather');
    expect(names).toHaveLength(4);
  });
});

/** Of ten times the size: 10 would be linear, 100 quadratic. */
const MAX_GROWTH = 40;
const DEEP = 10_000;

describe('listAlignedRows', () => {
  const agent = createSpanRecord('a', { type: 'AGENT', name: 'planner' });
  const step = (id: string, name: string, over: Parameters<typeof createSpanRecord>[1] = {}) =>
    createSpanRecord(id, {
      parent: 'a',
      name,
      type: 'TOOL',
      startUnixNano: BigInt(id.replace(/\D/g, '') || 1),
      ...over,
    });

  it('shows what only one side has where it happened', () => {
    const rows = listAlignedRows(
      { spans: [agent, step('s1', 'search'), step('s2', 'read'), step('s3', 'answer')] },
      { spans: [agent, step('s1', 'search'), step('s2', 'search'), step('s3', 'answer'), step('s4', 'thank')] },
    );
    expect(sketch(rows)).toEqual(['= planner', '  = search', '  - read', '  + search', '  = answer', '  + thank']);
  });

  it('pairs a call of another model, and calls that the divergence', () => {
    const call = (model: string) => step('s2', `chat ${model}`, { type: 'CHAT_MODEL', model });
    const rows = listAlignedRows({ spans: [agent, call('one')] }, { spans: [agent, call('two')] });
    expect(rows).toHaveLength(2);
    expect(listDifferences(rows, {})).toEqual({ kinds: [[], ['model', 'name']], order: [1] });
  });

  it('finds the first divergence in time: what came out of a step before what came out of all', () => {
    const left = { spans: [agent, step('s1', 'search'), step('s2', 'answer')] };
    const said = (outputs: Readonly<Record<string, string>>) =>
      new Map(['a', 's1', 's2'].map((id) => [id, { input: 'same', output: outputs[id] ?? 'same' }]));
    const rows = listAlignedRows(left, left);
    const { kinds, order } = listDifferences(rows, { left: said({}), right: said({ a: 'other', s2: 'other' }) });
    expect(kinds).toEqual([['output'], [], ['output']]);
    expect(order).toEqual([2, 0]);
  });

  it('among repeats pairs those that said the same', () => {
    const spans = (...ids: readonly string[]) => [agent, ...ids.map((id) => step(id, 'search'))];
    const said = (entries: Readonly<Record<string, string>>) =>
      new Map(Object.entries(entries).map(([id, input]) => [id, { input }]));
    const rows = listAlignedRows(
      { spans: [...spans('s1', 's2'), step('s9', 'x')], digests: said({ s1: 'cats', s2: 'dogs' }) },
      { spans: [...spans('s3'), step('s9', 'y')], digests: said({ s3: 'dogs' }) },
    );
    const pair = rows.find(({ right }) => right?.spanId === 's3');
    expect(pair?.left?.spanId).toBe('s2');
  });

  it('takes nothing, one empty side and circles', () => {
    expect(listAlignedRows({ spans: [] }, { spans: [] })).toEqual([]);
    expect(sketch(listAlignedRows({ spans: [agent, step('s1', 'x')] }, { spans: [] }))).toEqual(['- planner', '  - x']);
    const circle = [createSpanRecord('p', { parent: 'q' }), createSpanRecord('q', { parent: 'p' })];
    expect(listAlignedRows({ spans: circle }, { spans: circle })).toHaveLength(2);
  });

  it.each([
    ['siblings', (index: number) => (index === 0 ? undefined : 's0')],
    ['levels', (index: number) => (index === 0 ? undefined : `s${String(index - 1)}`)],
    ['families of ten', (index: number) => (index === 0 ? undefined : `s${String(Math.floor((index - 1) / 10))}`)],
  ] as const)('aligns %s in time that grows with their number', (_what, parentOf) => {
    const create = (count: number, isRight: boolean) =>
      Array.from({ length: count }, (_, index) => {
        const parent = parentOf(index);
        return createSpanRecord(`s${String(index)}`, {
          name: isRight && index % 97 === 0 ? `other ${String(index)}` : `step ${String(index % 7)}`,
          startUnixNano: BigInt(index),
          ...(parent !== undefined && { parent }),
        });
      });
    const createPair = (count: number) => ({ left: create(count, false), right: create(count, true) });
    const align = ({ left, right }: ReturnType<typeof createPair>) => {
      const rows = listAlignedRows({ spans: left }, { spans: right });
      listDifferences(rows, {});
      return rows;
    };
    const [small, large] = [createPair(DEEP / 10), createPair(DEEP)];
    expect(measureGrowth({ small, large, run: align })).toBeLessThan(MAX_GROWTH);
    const rows = align(large);
    expect(rows.filter((row) => row.left !== undefined)).toHaveLength(DEEP);
    expect(rows.filter((row) => row.right !== undefined)).toHaveLength(DEEP);
  });
});
