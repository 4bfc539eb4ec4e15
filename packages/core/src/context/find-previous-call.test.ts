import { expect, test } from 'vitest';

import type { SpanId } from '../ids.ts';
import { findPreviousCall } from './find-previous-call.ts';

interface Spec {
  readonly id: string;
  readonly parent?: string;
  readonly type?: string;
  readonly name?: string;
  readonly time: readonly [number, number | null];
}

const toSpan = ({ id, parent, type = 'CHAT_MODEL', name = 'chat', time: [start, end] }: Spec) => ({
  spanId: id as SpanId,
  parentSpanId: (parent ?? null) as SpanId | null,
  type,
  name,
  startUnixNano: BigInt(start),
  endUnixNano: end === null ? null : BigInt(end),
});
const find = (specs: readonly Spec[], id: string) => findPreviousCall(specs.map(toSpan), id as SpanId)?.spanId;

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
