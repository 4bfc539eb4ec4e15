import { describe, expect, test } from 'vitest';

import type { Message } from '../message.ts';
import { comparePrompts } from './compare-prompts.ts';
import { toPromptItems } from './prompt-item.ts';

const say = (role: Message['role'], text: string): Message => ({ role, parts: [{ type: 'text', text }] });
const SYSTEM = say('system', 'You are a weather service. Answer in short.');
const QUESTION = say('user', 'Weather in Paris?');
const ANSWER = say('assistant', 'Sunny.');
const TOOLS = [{ type: 'function', name: 'get_weather' }];

const compare = (before: readonly Message[], after: readonly Message[]) =>
  comparePrompts(toPromptItems({ messages: before }), toPromptItems({ messages: after }));

describe('comparePrompts', () => {
  test('a prompt that grew shares all of the one before', () => {
    const result = compare([SYSTEM, QUESTION], [SYSTEM, QUESTION, ANSWER, say('user', 'And in Rome?')]);
    expect(result).toMatchObject({ sharedItems: 2, changes: ['kept', 'kept', 'added', 'added'], removed: [] });
    expect(result.firstDifference).toBeUndefined();
    const [system, question] = toPromptItems({ messages: [SYSTEM, QUESTION] });
    expect(result.sharedTokens).toBe((system?.tokens ?? 0) + (question?.tokens ?? 0));
  });

  test('a changed system prompt shares only up to the change', () => {
    const late = say('system', 'You are a weather service. Answer at length.');
    const result = compare([SYSTEM, QUESTION], [late, QUESTION]);
    const offset = 'You are a weather service. Answer '.length;
    expect(result).toMatchObject({ sharedItems: 0, changes: ['changed', 'kept'], removed: [] });
    expect(result.firstDifference).toMatchObject({ index: 0, offset });
    expect(result.firstDifference?.before).toContain('in short.');
    expect(result.firstDifference?.after).toContain('at length.');
    expect(result.sharedTokens).toBeGreaterThan(0);
    expect(result.sharedTokens).toBeLessThan(toPromptItems({ messages: [late] })[0]?.tokens ?? 0);
  });

  test('dropped history is named, and what follows it is kept', () => {
    const result = compare(
      [SYSTEM, QUESTION, ANSWER, say('user', 'And in Rome?')],
      [SYSTEM, say('user', 'And in Rome?')],
    );
    expect(result).toMatchObject({ sharedItems: 1, removed: [1, 2], changes: ['kept', 'kept'] });
    expect(result.firstDifference).toMatchObject({ index: 1, after: 'And in Rome?' });
  });

  test('other tools change the prompt at its very beginning', () => {
    const before = toPromptItems({ messages: [SYSTEM], tools: TOOLS });
    const after = toPromptItems({ messages: [SYSTEM], tools: [...TOOLS, { type: 'function', name: 'get_time' }] });
    expect(comparePrompts(before, after)).toMatchObject({ sharedItems: 0, changes: ['changed', 'kept'] });
    expect(comparePrompts(before, before)).toMatchObject({ sharedItems: 2, changes: ['kept', 'kept'] });
  });

  test('a prompt that ends early differs where it ends', () => {
    const result = compare([SYSTEM, QUESTION], [SYSTEM]);
    expect(result.firstDifference).toMatchObject({ index: 1, offset: 0, before: 'Weather in Paris?', after: '' });
    expect(result.removed).toEqual([1]);
  });

  test('two pictures are told apart without showing their bytes', () => {
    const picture = (data: string): Message => ({
      role: 'user',
      parts: [{ type: 'image', mediaType: 'image/png', data }],
    });
    const result = compare([picture('A'.repeat(100))], [picture(`${'A'.repeat(99)}B`)]);
    expect(result.changes).toEqual(['changed']);
    expect(result.firstDifference?.after).toMatch(/^\[image\/png, 100 characters, [0-9a-f]+\]$/);
  });

  test('thousands of messages take no longer than anybody waits', () => {
    const many = (seed: string) => Array.from({ length: 3000 }, (_, index) => say('user', `${seed} ${index}`));
    const result = compare([SYSTEM, ...many('a')], [SYSTEM, ...many('b')]);
    expect(result.changes.filter((change) => change === 'changed')).toHaveLength(3000);
  });
});
