import { expect, test } from 'vitest';

import type { SpanId } from '../ids.ts';
import { measureGrowth } from '../testing/measure-growth.ts';
import { listEarlierCalls } from './list-earlier-calls.ts';

interface Spec {
  readonly id: string;
  readonly parent?: string;
  readonly type?: string;
  readonly name?: string;
  readonly model?: string;
  readonly time: readonly [number, number | null];
}

const toSpan = ({ id, parent, type = 'CHAT_MODEL', name = 'chat', model, time: [start, end] }: Spec) => ({
  spanId: id as SpanId,
  parentSpanId: (parent ?? null) as SpanId | null,
  type,
  name,
  model: model ?? null,
  startUnixNano: BigInt(start),
  endUnixNano: end === null ? null : BigInt(end),
});
const find = (specs: readonly Spec[], id: string) => listEarlierCalls(specs.map(toSpan), id as SpanId)[0]?.spanId;

const AGENTS: readonly Spec[] = [
  { id: 'boss', type: 'AGENT', name: 'boss', time: [0, 100] },
  { id: 'boss1', parent: 'boss', time: [1, 10] },
  { id: 'tool', parent: 'boss', type: 'TOOL', name: 'ask', time: [10, 50] },
  { id: 'helper', parent: 'tool', type: 'AGENT', name: 'helper', time: [11, 49] },
  { id: 'helper1', parent: 'helper', time: [12, 20] },
  { id: 'helper2', parent: 'helper', time: [21, 30] },
  { id: 'boss2', parent: 'boss', time: [50, 60] },
];

test('calls of an agent follow each other, whoever it asked in between', () => {
  expect(find(AGENTS, 'boss1')).toBeUndefined();
  expect(find(AGENTS, 'helper1')).toBeUndefined();
  expect(find(AGENTS, 'helper2')).toBe('helper1');
  expect(find(AGENTS, 'boss2')).toBe('boss1');
  expect(find(AGENTS, 'tool')).toBeUndefined();
  expect(find(AGENTS, 'absent')).toBeUndefined();
});

test('what runs at the same time is not before', () => {
  const spans: Spec[] = [
    { id: 'a', time: [0, 10] },
    { id: 'b', parent: 'a', time: [1, 9] },
    { id: 'c', parent: 'a', time: [2, null] },
  ];
  expect(find(spans, 'c')).toBeUndefined();
});

test('a call told by two spans is compared with its like', () => {
  const spans: Spec[] = [
    { id: 'root', type: 'AGENT', time: [0, 100] },
    { id: 'outer1', parent: 'root', name: 'generate', time: [1, 20] },
    { id: 'inner1', parent: 'outer1', name: 'doGenerate', time: [2, 19] },
    { id: 'outer2', parent: 'root', name: 'generate', time: [30, 50] },
    { id: 'inner2', parent: 'outer2', name: 'doGenerate', time: [31, 49] },
  ];
  expect(find(spans, 'outer2')).toBe('outer1');
  expect(find(spans, 'inner2')).toBe('inner1');
});

test('the next run of an agent goes on where the last one ended', () => {
  const spans: Spec[] = [
    { id: 'root', type: 'WORKFLOW', time: [0, 100] },
    { id: 'turn1', parent: 'root', type: 'AGENT', name: 'bot', time: [1, 10] },
    { id: 'call1', parent: 'turn1', time: [2, 9] },
    { id: 'turn2', parent: 'root', type: 'AGENT', name: 'bot', time: [11, 20] },
    { id: 'call2', parent: 'turn2', time: [12, 19] },
  ];
  expect(find(spans, 'call2')).toBe('call1');
});

test('a pipeline asks one model after the other: only calls of the same model follow each other', () => {
  const spans: Spec[] = [
    { id: 'root', type: 'WORKFLOW', time: [0, 100] },
    { id: 'plan', parent: 'root', model: 'small', time: [1, 10] },
    { id: 'write', parent: 'root', model: 'big', time: [11, 20] },
    { id: 'check', parent: 'root', model: 'small', time: [21, 30] },
  ];
  expect(find(spans, 'write')).toBeUndefined();
  expect(find(spans, 'check')).toBe('plan');
});

test('an agent that changes its model goes on, but rather with a call of the same one', () => {
  const spans: Spec[] = [
    { id: 'agent', type: 'AGENT', time: [0, 100] },
    { id: 'one', parent: 'agent', model: 'small', time: [1, 10] },
    { id: 'two', parent: 'agent', model: 'big', time: [11, 20] },
    { id: 'three', parent: 'agent', model: 'small', time: [21, 30] },
  ];
  expect(find(spans, 'two')).toBe('one');
  expect(find(spans, 'three')).toBe('one');
});

test('all of them are told, the likely one first: of the run, of the model, the latest', () => {
  const spans: Spec[] = [
    { id: 'root', type: 'WORKFLOW', time: [0, 100] },
    { id: 'run1', parent: 'root', type: 'AGENT', name: 'bot', time: [1, 20] },
    { id: 'run1 call', parent: 'run1', model: 'big', time: [2, 9] },
    { id: 'run2', parent: 'root', type: 'AGENT', name: 'bot', time: [21, 90] },
    { id: 'first', parent: 'run2', model: 'big', time: [22, 30] },
    { id: 'second', parent: 'run2', model: 'big', time: [31, 40] },
    { id: 'small', parent: 'run2', model: 'small', time: [41, 50] },
    { id: 'last', parent: 'run2', model: 'big', time: [51, 60] },
  ];
  const ids = listEarlierCalls(spans.map(toSpan), 'last' as SpanId).map(({ spanId }) => spanId);
  expect(ids).toEqual(['second', 'first', 'small', 'run1 call']);
});

test('takes time that grows with the spans, however deep they lie', () => {
  const chain = (depth: number) => {
    const specs = Array.from({ length: depth }, (_, at): Spec => {
      return { id: `${at}`, ...(at > 0 && { parent: `${at - 1}` }), model: 'm', time: [at, at + 1] };
    });
    return [...specs, { id: 'last', parent: '0', model: 'm', time: [depth + 1, depth + 2] } satisfies Spec].map(toSpan);
  };
  const run = (spans: ReturnType<typeof chain>) => listEarlierCalls(spans, 'last' as SpanId);
  expect(run(chain(3)).map(({ spanId }) => spanId)).toEqual(['2', '1', '0']);
  expect(measureGrowth({ small: chain(1000), large: chain(10_000), run })).toBeLessThan(30);
});
