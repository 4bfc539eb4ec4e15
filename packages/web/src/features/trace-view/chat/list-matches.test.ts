import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import { expect, test } from 'vitest';

import { listMatches } from './list-matches.ts';

const say = (text: string): ChatItemBody => ({
  kind: 'message',
  spanId: 'a1',
  role: 'assistant',
  parts: [{ type: 'text', text }],
});
const tool = (args: unknown, items: readonly ChatItemBody[] = []): ChatItemBody => ({
  kind: 'tool',
  spanId: 'b2',
  name: 'search',
  arguments: args as never,
  items,
});
const agent = (name: string, items: readonly ChatItemBody[]): ChatItemBody => ({
  kind: 'agent',
  spanId: 'c3',
  name,
  items,
});

test('the turns that say it are told in order, and what they are inside of stays bright', () => {
  const first = say('Paris, please');
  const deep = say('in PARIS it rains');
  const helper = agent('helper', [say('nothing'), deep]);
  const call = tool({ city: 'Paris' }, [helper]);
  const silent = say('Rome');
  const { turns, bright, around } = listMatches([first, silent, call], 'paris');
  expect(turns).toEqual([first, call, deep]);
  expect(around.get(deep)).toEqual([call, helper]);
  expect([...bright]).toEqual([first, call, helper, deep]);
  expect(bright.has(silent)).toBe(false);
});

test('an agent around a match is no match itself, and one that is called so is', () => {
  const inside = say('weather');
  expect(listMatches([agent('weather-agent', [inside])], 'weather').turns).toHaveLength(2);
  expect(listMatches([agent('helper', [inside])], 'weather').turns).toEqual([inside]);
});

test.each([
  ['5000', true],
  ['deep', true],
  ['true', true],
  ['assistant', false],
  ['a1', false],
])('of what a call says its names and numbers count, too; what nobody sees does not: %s', (find, isFound) => {
  expect(listMatches([tool({ deep: [{ limit: 5000, all: true }] }), say('x')], find).turns.length > 0).toBe(isFound);
});

test('nothing is found in bytes', () => {
  const bytes = `data:image/png;base64,${'QUJD'.repeat(50)}`;
  expect(listMatches([say(bytes), tool({ screen: bytes })], 'QUJD').turns).toEqual([]);
});

test('a long way down there is no end of the stack', () => {
  let item = say('needle');
  for (let depth = 0; depth < 200; depth += 1) item = agent('loop', [item]);
  expect(listMatches([item], 'needle').bright.size).toBe(201);
});
