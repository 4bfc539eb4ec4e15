import { expect, test } from 'vitest';

import type { SpanId } from '../ids.ts';
import type { ContextCall } from './to-span-context.ts';
import { findPreviousCall } from './find-previous-call.ts';

const SYSTEM = { researcher: 'Choose the next search.', writer: 'Sum up what was found.' } as const;

interface Spec {
  readonly model: string;
  /** What the prompt begins with, and how many messages follow. */
  readonly system: string;
  readonly turns: number;
}

/** Calls of one agent, one after the other; tells which one the last of them goes on from, and what was read. */
async function find(specs: readonly Spec[]) {
  const agent = {
    spanId: 'agent' as SpanId,
    parentSpanId: null,
    type: 'AGENT' as const,
    name: 'agent',
    model: null,
    startUnixNano: 0n,
    endUnixNano: 1000n,
  };
  const calls = specs.map(({ model }, index) => ({
    ...agent,
    spanId: `call${index}` as SpanId,
    parentSpanId: agent.spanId,
    type: 'CHAT_MODEL' as const,
    name: `chat ${model}`,
    model,
    startUnixNano: BigInt(index * 10),
    endUnixNano: BigInt(index * 10 + 5),
  }));
  const read: string[] = [];
  const found = await findPreviousCall({
    spans: [agent, ...calls],
    spanId: calls.at(-1)?.spanId as SpanId,
    call: toCall(specs.at(-1) as Spec),
    async read(spanId) {
      read.push(spanId);
      return toCall(specs[calls.findIndex((call) => call.spanId === spanId)] as Spec);
    },
  });
  return { found: found?.spanId, read };
}

function toCall({ system, turns }: Spec): ContextCall {
  const toMessage = (role: 'system' | 'user', text: string) => ({ role, parts: [{ type: 'text' as const, text }] });
  const said = Array.from({ length: turns }, (_, index) => toMessage('user', `turn ${index}`));
  return { messages: [toMessage('system', system), ...said] };
}

test('the call before goes on in this one; no other is read', async () => {
  const { found, read } = await find([
    { model: 'small', system: SYSTEM.researcher, turns: 1 },
    { model: 'small', system: SYSTEM.researcher, turns: 2 },
    { model: 'small', system: SYSTEM.researcher, turns: 3 },
  ]);
  expect(found).toBe('call1');
  expect(read).toEqual(['call1']);
});

test('another model that was asked something else is not the call before', async () => {
  const { found } = await find([
    { model: 'small', system: SYSTEM.researcher, turns: 1 },
    { model: 'small', system: SYSTEM.researcher, turns: 2 },
    { model: 'big', system: SYSTEM.writer, turns: 1 },
  ]);
  expect(found).toBeUndefined();
});

test('another model that was asked the same is: the agent changed its model', async () => {
  const { found } = await find([
    { model: 'small', system: SYSTEM.researcher, turns: 1 },
    { model: 'big', system: SYSTEM.researcher, turns: 2 },
  ]);
  expect(found).toBe('call0');
});

test('of the calls of one model, the one whose prompt begins the same, and not one about something else between', async () => {
  const { found } = await find([
    { model: 'small', system: SYSTEM.researcher, turns: 1 },
    { model: 'small', system: SYSTEM.writer, turns: 1 },
    { model: 'small', system: SYSTEM.researcher, turns: 2 },
  ]);
  expect(found).toBe('call0');
});

test('a prompt of the same model that changes from its beginning is told: no cache holds', async () => {
  const { found } = await find([
    { model: 'small', system: 'It is 12:00.', turns: 1 },
    { model: 'small', system: 'It is 12:01.', turns: 2 },
  ]);
  expect(found).toBe('call0');
});
