import { createOpenAI } from '@ai-sdk/openai';
import * as ai from 'ai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { withSpan } from '../../spans/with-span.ts';
import { collectSpans } from '../../testing/collect-spans.ts';
import type { AutologReport } from '../autolog-report.ts';
import { autolog } from '../autolog.ts';
import { type ModelServer, startModelServer } from '../testing/model-server/model-server.ts';
import { ANSWER_TEXT } from '../testing/model-server/script.ts';
import { toTree } from '../testing/span-tree.ts';

const tools = {
  weather: ai.tool({
    description: 'Looks out.',
    inputSchema: z.object({ city: z.string() }),
    execute: async ({ city }) => withSpan(() => `sunny in ${city}`, { name: 'look out' }),
  }),
};

describe('Vercel AI SDK 7', () => {
  let server: ModelServer;
  let report: AutologReport;
  let openai: ReturnType<typeof createOpenAI>;

  beforeAll(async () => {
    server = await startModelServer();
    openai = createOpenAI({ apiKey: 'test', baseURL: `${server.url}/v1` });
  });
  afterAll(async () => {
    report.undo();
    await server[Symbol.asyncDispose]();
  });

  it('nests steps, model calls, tools and what the tools do', async () => {
    await using collected = collectSpans({ global: true });
    report = await autolog('ai');
    expect(report.patched).toEqual(['ai']);
    const { text } = await withSpan('ask', () =>
      ai.generateText({
        model: openai.chat('gpt-5'),
        instructions: 'Brief.',
        prompt: 'both',
        tools,
        stopWhen: ai.stepCountIs(3),
      }),
    );
    expect(text).toBe(ANSWER_TEXT);
    const spans = await collected.flush();
    expect(toTree(spans)).toBe(
      [
        'ask []',
        '  generateText [AGENT]',
        '    step 1 [CHAIN]',
        '      chat gpt-5 [CHAT_MODEL]',
        '      weather [TOOL]',
        '        look out []',
        '      weather [TOOL]',
        '        look out []',
        '    step 2 [CHAIN]',
        '      chat gpt-5 [CHAT_MODEL]',
      ].join('\n'),
    );
    const [first] = spans.filter(({ spanType }) => spanType === 'CHAT_MODEL');
    expect(first).toMatchObject({
      inputs: {
        model: 'gpt-5',
        messages: [{ role: 'system', content: 'Brief.' }, { role: 'user' }],
        tools: [{ type: 'function', name: 'weather' }],
      },
      outputs: { role: 'assistant', content: [{ type: 'tool-call', toolName: 'weather' }, { type: 'tool-call' }] },
      attributes: {
        'gen_ai.provider.name': 'openai',
        'gen_ai.usage.input_tokens': 20,
        'gen_ai.usage.cache_read.input_tokens': 4,
        'gen_ai.usage.output_tokens': 8,
        'gen_ai.response.finish_reasons': ['tool-calls'],
      },
    });
    const tool = spans.find(({ name }) => name === 'weather');
    expect(tool).toMatchObject({
      inputs: { city: 'Rome' },
      outputs: 'sunny in Rome',
      attributes: { 'gen_ai.tool.call.id': 'call_1' },
    });
    expect(spans.find(({ name }) => name === 'generateText')?.outputs).toMatchObject({
      content: [{ text: ANSWER_TEXT }],
    });
  });

  it('keeps calls made at the same time apart', async () => {
    await using collected = collectSpans({ global: true });
    await Promise.all(
      ['one', 'two', 'three'].map((name) =>
        withSpan(name, () =>
          ai.generateText({ model: openai.chat('gpt-5'), prompt: name, tools, stopWhen: ai.stepCountIs(3) }),
        ),
      ),
    );
    const spans = await collected.flush();
    for (const root of spans.filter(({ parentSpanId }) => parentSpanId === undefined)) {
      const own = spans.filter(({ traceId }) => traceId === root.traceId);
      expect(own.map(({ name }) => name).toSorted()).toEqual(
        [root.name, 'chat gpt-5', 'chat gpt-5', 'generateText', 'look out', 'step 1', 'step 2', 'weather'].toSorted(),
      );
    }
  });

  it('follows a stream to its end and shows the answer on every level', async () => {
    await using collected = collectSpans({ global: true });
    const { textStream } = ai.streamText({ model: openai.chat('gpt-5'), prompt: 'Weather?' });
    let text = '';
    for await (const piece of textStream) text += piece;
    expect(text).toBe(ANSWER_TEXT);
    const spans = await collected.flush();
    expect(toTree(spans)).toBe('streamText [CHAIN]\n  step 1 [CHAIN]\n    chat gpt-5 [CHAT_MODEL]');
    for (const span of spans) expect(span.outputs).toMatchObject({ content: [{ type: 'text', text: ANSWER_TEXT }] });
    expect(spans.find(({ spanType }) => spanType === 'CHAT_MODEL')?.attributes).toMatchObject({
      'gen_ai.usage.input_tokens': 20,
      'gen_ai.usage.output_tokens': 8,
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
    });
  });

  it('records a refusal on every level', async () => {
    await using collected = collectSpans({ global: true });
    const refused = ai.generateText({ model: openai.chat('refuse-400'), prompt: 'Weather?', maxRetries: 0 });
    await expect(refused).rejects.toThrow('refuses with 400');
    const spans = await collected.flush();
    expect(toTree(spans)).toBe(
      'generateText [CHAIN] ERROR\n  step 1 [CHAIN] ERROR\n    chat refuse-400 [CHAT_MODEL] ERROR',
    );
  });

  it('records a tool that throws', async () => {
    await using collected = collectSpans({ global: true });
    const broken = ai.tool({
      inputSchema: z.object({ city: z.string() }),
      execute: (): string => {
        throw new Error('no window');
      },
    });
    await ai.generateText({ model: openai.chat('gpt-5'), prompt: 'x', tools: { broken }, stopWhen: ai.stepCountIs(2) });
    const tool = (await collected.flush()).find(({ spanType }) => spanType === 'TOOL');
    expect(tool).toMatchObject({ name: 'broken', status: { code: 2, message: 'no window' } });
  });

  it('records embeddings', async () => {
    await using collected = collectSpans({ global: true });
    await ai.embed({ model: openai.embedding('te-3'), value: 'Rome' });
    expect(await collected.flush()).toMatchObject([
      {
        name: 'embeddings te-3',
        spanType: 'EMBEDDING',
        inputs: { value: 'Rome' },
        attributes: { 'gen_ai.usage.input_tokens': 6 },
      },
    ]);
  });

  it('says what to do about an earlier version', async () => {
    const messages: string[] = [];
    await using _ = collectSpans({ logger: { warn: (message) => messages.push(message) } });
    const { entries } = await autolog({ ai: await import('ai-6') });
    expect(entries).toMatchObject([{ name: 'ai', state: 'unsupported' }]);
    expect(messages.join('\n')).toContain('experimental_telemetry: aiTelemetry()');
  });
});
