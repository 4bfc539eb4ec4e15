import { describe, expect, it } from 'vitest';

import { withSpan } from '../../spans/with-span.ts';
import { collectSpans } from '../../testing/collect-spans.ts';
import { toTree } from '../testing/span-tree.ts';
import { tracedQuery } from './traced-query.ts';

const SESSION = { session_id: 'session-9' };
const answer = (id: string, block: unknown, parent: string | null = null) => ({
  type: 'assistant',
  parent_tool_use_id: parent,
  message: {
    id,
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-5',
    content: [block],
    stop_reason: null,
    usage: { input_tokens: 10, cache_read_input_tokens: 5, output_tokens: 3 },
  },
  ...SESSION,
});
const toolResult = (id: string, content: string, parent: string | null = null) => ({
  type: 'user',
  parent_tool_use_id: parent,
  message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content }] },
  ...SESSION,
});

/** What the CLI says in a run with a subagent; an answer comes one block at a time. */
const MESSAGES = [
  { type: 'system', subtype: 'init', model: 'claude-sonnet-5', ...SESSION },
  answer('msg_1', { type: 'thinking', thinking: 'I ask.', signature: 'x' }),
  answer('msg_1', { type: 'tool_use', id: 'toolu_1', name: 'Task', input: { prompt: 'look' } }),
  answer('msg_2', { type: 'tool_use', id: 'toolu_2', name: 'Bash', input: { command: 'ls' } }, 'toolu_1'),
  toolResult('toolu_2', 'a.txt', 'toolu_1'),
  answer('msg_3', { type: 'text', text: 'One file.' }, 'toolu_1'),
  toolResult('toolu_1', 'One file.'),
  answer('msg_4', { type: 'text', text: 'There is one file.' }),
  {
    type: 'result',
    subtype: 'success',
    is_error: false,
    num_turns: 2,
    result: 'There is one file.',
    total_cost_usd: 0.01,
    ...SESSION,
  },
];

class FakeQuery {
  readonly #messages = MESSAGES.values();
  async next(): Promise<IteratorResult<unknown, unknown>> {
    await new Promise((resolve) => setTimeout(resolve, 2));
    const { done, value } = this.#messages.next();
    return done === true ? { done, value: undefined } : { done: false, value };
  }
  return(value?: unknown): Promise<IteratorResult<unknown, unknown>> {
    return Promise.resolve({ done: true, value });
  }
  [Symbol.asyncIterator](): this {
    return this;
  }
  interrupt(): string {
    return 'interrupted';
  }
}

const query = tracedQuery<(params: { prompt: string }) => AsyncGenerator<unknown, unknown> & FakeQuery>(
  () => new FakeQuery() as unknown as AsyncGenerator<unknown, unknown> & FakeQuery,
);

describe('tracedQuery', () => {
  it('records a run, its answers, its tools, and a subagent below the tool that started it', async () => {
    await using collected = collectSpans({ global: true });
    const seen: unknown[] = [];
    await withSpan('ask', async () => {
      const run = query({ prompt: 'How many files?' });
      expect(run.interrupt()).toBe('interrupted');
      for await (const message of run) seen.push(message);
    });
    expect(seen).toEqual(MESSAGES);
    const spans = await collected.flush();
    const names = toTree(spans).split('\n').toSorted();
    expect(names).toEqual(
      [
        'ask []',
        '  claude agent [AGENT]',
        '    chat claude-sonnet-5 [CHAT_MODEL]',
        '    chat claude-sonnet-5 [CHAT_MODEL]',
        '    Task [TOOL]',
        '      chat claude-sonnet-5 [CHAT_MODEL]',
        '      chat claude-sonnet-5 [CHAT_MODEL]',
        '      Bash [TOOL]',
      ].toSorted(),
    );
    const root = spans.find(({ name }) => name === 'claude agent');
    expect(root).toMatchObject({
      inputs: { prompt: 'How many files?' },
      outputs: 'There is one file.',
      attributes: { 'session.id': 'session-9', 'claude_agent.num_turns': 2 },
    });
    expect(spans.find(({ name }) => name === 'Bash')).toMatchObject({ inputs: { command: 'ls' }, outputs: 'a.txt' });
    const [first] = spans.filter(
      ({ spanType, parentSpanId }) => spanType === 'CHAT_MODEL' && parentSpanId === root?.spanId,
    );
    expect(first).toMatchObject({
      inputs: { messages: [{ role: 'user', content: 'How many files?' }] },
      outputs: { content: [{ type: 'thinking' }, { type: 'tool_use', name: 'Task' }] },
      attributes: { 'gen_ai.usage.input_tokens': 15, 'gen_ai.usage.cache_read.input_tokens': 5 },
    });
  });

  it('ends everything when the program stops listening', async () => {
    await using collected = collectSpans({ global: true });
    for await (const message of query({ prompt: 'x' })) {
      if ((message as { type: string }).type === 'assistant') break;
    }
    const spans = await collected.flush();
    expect(spans.map(({ isOpen }) => isOpen)).not.toContain(true);
    expect(spans.find(({ name }) => name === 'claude agent')?.events).toMatchObject([{ name: 'stream.abandoned' }]);
  });
});
