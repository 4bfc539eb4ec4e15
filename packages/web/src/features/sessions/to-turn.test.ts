import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import { describe, expect, test } from 'vitest';

import { toTurn } from './to-turn.ts';

type Role = 'system' | 'user' | 'assistant';

const say = (role: Role, text: string): ChatItemBody => ({
  kind: 'message',
  spanId: 'a'.repeat(16),
  role,
  parts: [{ type: 'text', text }],
});
const tool: ChatItemBody = { kind: 'tool', spanId: 'b'.repeat(16), name: 'search', items: [] };
const agent = (...items: readonly ChatItemBody[]): ChatItemBody => ({
  kind: 'agent',
  spanId: 'c'.repeat(16),
  name: 'helper',
  items,
});
const trace = (inputPreview: string | null, outputPreview: string | null) => ({
  inputPreview,
  outputPreview,
  rootSpanId: 'd'.repeat(16),
});
const textOf = (item: ChatItemBody | undefined) =>
  item?.kind === 'message' && item.parts[0]?.type === 'text' ? item.parts[0].text : undefined;
const read = (items: readonly ChatItemBody[] | undefined, of: ReturnType<typeof trace>) => {
  const turn = toTurn(items, of);
  return [textOf(turn.question), turn.steps.map((step) => textOf(step) ?? step.kind), textOf(turn.answer)];
};

describe('toTurn', () => {
  test('leaves out the system prompt and what earlier traces said', () => {
    const items = [say('system', 'be kind'), say('user', 'one?'), say('assistant', '1'), say('user', 'two?'), tool];
    expect(read([...items, say('assistant', '2')], trace('two?', '2'))).toEqual(['two?', ['tool'], '2']);
  });

  test('takes the previews until the items are there, and where the items have no answer', () => {
    expect(read(undefined, trace('two?', '2'))).toEqual(['two?', [], '2']);
    expect(read([say('user', 'two?'), tool], trace('two?', '2'))).toEqual(['two?', ['tool'], '2']);
    expect(toTurn([say('user', 'two?'), tool], trace('two?', '2'))).toMatchObject({
      isQuestionPreview: false,
      isAnswerPreview: true,
    });
  });

  test('a note that a framework left in place of a call is a step and no answer', () => {
    const items = [say('user', 'two?'), say('assistant', '[tool call 1]')];
    expect(read(items, trace('two?', '2'))).toEqual(['two?', ['[tool call 1]'], '2']);
  });

  test('prompts of the framework after the question are steps', () => {
    const items = [say('user', 'Plan a trip'), say('user', 'Reflect on the plan'), say('assistant', 'Done: Rome')];
    expect(read(items, trace('Plan a  trip', 'Done: Rome'))).toEqual([
      'Plan a trip',
      ['Reflect on the plan'],
      'Done: Rome',
    ]);
  });

  test('looks into an agent that is all there is', () => {
    const items = [agent(agent(say('user', 'hi'), tool, say('assistant', 'hello')))];
    expect(read(items, trace('hi', 'hello'))).toEqual(['hi', ['tool'], 'hello']);
  });

  test('prefers sentences to data', () => {
    const items = [say('user', 'hi'), say('assistant', 'hello')];
    expect(read(items, trace('{"question":"hi"}', '{"answer":"hello"}'))).toEqual(['hi', [], 'hello']);
  });

  test('a long text is known by its beginning', () => {
    const long = 'word '.repeat(400);
    const items = [say('user', long), say('assistant', long)];
    expect(read(items, trace(`${long.slice(0, 997)}...`, `${long.slice(0, 997)}...`))).toEqual([long, [], long]);
  });

  test('says nothing for a trace that says nothing', () => {
    expect(read([], trace(null, null))).toEqual([undefined, [], undefined]);
  });
});
