import { expect, it } from 'vitest';

import type { NormalizedSpan } from '../translate/normalized-span.ts';
import { toSpanDigest } from './span-digest.ts';

const digest = (span: Partial<NormalizedSpan>, type = 'CHAT_MODEL', name = 'span') =>
  toSpanDigest({ spanId: 's', name, type }, { metadata: {}, ...span });

it('calls tools and agents by their names, and nodes of a graph by the graph', () => {
  expect(digest({ tool: { name: 'search' } }, 'TOOL').label).toBe('search');
  expect(digest({ agent: { name: 'planner' } }, 'AGENT').label).toBe('planner');
  expect(digest({ agent: { name: 'planner' } }, 'MEMORY').label).toBeUndefined();
  expect(digest({ metadata: { langgraph_node: 'tools' } }, 'CHAIN', 'tools')).toMatchObject({
    label: 'tools',
    isNode: true,
  });
  expect(digest({ metadata: { langgraph_node: 'tools' } }, 'CHAIN', 'RunnableLambda').isNode).toBeUndefined();
});

it('is the same for two runs that said the same, though their ids differ', () => {
  const run = (id: string, text: string): Partial<NormalizedSpan> => ({
    messages: [
      { role: 'user', parts: [{ type: 'text', text: 'hello' }] },
      { role: 'assistant', parts: [{ type: 'tool_call', id, name: 'search', arguments: { q: 'cats', n: 1 } }] },
      { role: 'tool', parts: [{ type: 'tool_result', id, result: 'found' }] },
    ],
    responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text }], finishReason: 'stop' }],
  });
  expect(digest(run('call_1', 'done'))).toEqual(digest(run('call_2', 'done')));
  const other = digest(run('call_1', 'not yet'));
  expect(other.input).toBe(digest(run('call_1', 'done')).input);
  expect(other.output).not.toBe(digest(run('call_1', 'done')).output);
});

it('has no fingerprint of what was not said', () => {
  expect(digest({})).toEqual({ spanId: 's' });
  expect(digest({ messages: [], inputs: '' }).input).toBeDefined();
});
