import * as manager from 'langchain-core-0/callbacks/manager';
import * as chatModels from 'langchain-core-0/language_models/chat_models';
import { RunnableLambda } from 'langchain-core-0/runnables';
import * as singletons from 'langchain-core-0/singletons';
import { FakeListChatModel } from 'langchain-core-0/utils/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { withSpan } from '../../spans/with-span.ts';
import { collectSpans } from '../../testing/collect-spans.ts';
import type { AutologReport } from '../autolog-report.ts';
import { autolog } from '../autolog.ts';
import { toTree } from '../testing/span-tree.ts';

describe('LangChain 0.3', () => {
  let report: AutologReport;
  beforeAll(async () => {
    report = await autolog({ langchain: { ...manager, ...singletons, ...chatModels } });
  });
  afterAll(() => report.undo());

  it('records a chain, its model and what the program does in it', async () => {
    await using collected = collectSpans({ global: true });
    const model = new FakeListChatModel({ responses: ['Sunny.'] });
    const shout = RunnableLambda.from((message: { content: unknown }) =>
      withSpan('shout', () => `${message.content as string}!`),
    ).withConfig({ runName: 'finish' });
    expect(await model.pipe(shout).invoke('Weather?')).toBe('Sunny.!');
    const spans = await collected.flush();
    expect(toTree(spans)).toBe('RunnableSequence [CHAIN]\n  chat [CHAT_MODEL]\n  finish [CHAIN]\n    shout []');
    expect(spans.find(({ spanType }) => spanType === 'CHAT_MODEL')).toMatchObject({
      inputs: { messages: [{ role: 'user', content: 'Weather?' }] },
      outputs: { choices: [{ message: { role: 'assistant', content: 'Sunny.' } }] },
    });
  });

  it('records a streamed answer once', async () => {
    await using collected = collectSpans({ global: true });
    let text = '';
    for await (const chunk of await new FakeListChatModel({ responses: ['Sunny.'] }).stream('x')) text += chunk.text;
    expect(text).toBe('Sunny.');
    expect(toTree(await collected.flush())).toBe('chat [CHAT_MODEL]');
  });
});
