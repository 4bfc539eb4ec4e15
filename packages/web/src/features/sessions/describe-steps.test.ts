import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import { expect, test } from 'vitest';

import { describeSteps } from './describe-steps.ts';

const tool = (name: string, isError = false): ChatItemBody => ({ kind: 'tool', spanId: 'a', name, items: [], isError });

test('names each tool once, with how often, and counts what failed at any depth', () => {
  const steps: ChatItemBody[] = [
    { kind: 'message', spanId: 'a', role: 'assistant', parts: [{ type: 'text', text: 'I look it up.' }] },
    tool('search'),
    { kind: 'agent', spanId: 'b', name: 'weather', items: [tool('lookup', true), tool('lookup')] },
    tool('search', true),
  ];
  expect(describeSteps(steps)).toEqual({ names: ['search ×2', 'weather'], failedCount: 2 });
});

test('says nothing of nothing', () => {
  expect(describeSteps([])).toEqual({ names: [], failedCount: 0 });
});
