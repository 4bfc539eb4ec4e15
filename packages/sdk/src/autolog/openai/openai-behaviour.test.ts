import { AzureOpenAI, OpenAI } from 'openai';
import { zodFunction } from 'openai/helpers/zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { collectSpans } from '../../testing/collect-spans.ts';
import type { AutologReport } from '../autolog-report.ts';
import { autolog } from '../autolog.ts';
import { type ModelServer, startModelServer } from '../testing/model-server/model-server.ts';
import { ANSWER_TEXT } from '../testing/model-server/script.ts';
import { toTree } from '../testing/span-tree.ts';

const CHAT = { model: 'gpt-5', messages: [{ role: 'user' as const, content: 'Hi' }] };

describe('openai', () => {
  let server: ModelServer;
  let report: AutologReport;
  let client: OpenAI;
  beforeAll(async () => {
    server = await startModelServer();
    report = await autolog('openai');
    client = new OpenAI({ apiKey: 'sk-secret-key', baseURL: `${server.url}/v1`, maxRetries: 0 });
  });
  afterAll(async () => {
    report.undo();
    await server[Symbol.asyncDispose]();
  });

  it('gives each request of runTools and each tool a span', async () => {
    await using collected = collectSpans({ global: true });
    const plain = {
      type: 'function' as const,
      function: {
        name: 'weather',
        description: 'Looks out.',
        parameters: { type: 'object', properties: { city: { type: 'string' } } },
        parse: JSON.parse as (text: string) => { city: string },
        function: ({ city }: { city: string }) => `sunny in ${city}`,
      },
    };
    const runner = client.chat.completions.runTools({ ...CHAT, tools: [plain] });
    expect(await runner.finalContent()).toBe(ANSWER_TEXT);
    const spans = await collected.flush();
    expect(toTree(spans)).toBe('chat gpt-5 [CHAT_MODEL]\nweather [TOOL]\nchat gpt-5 [CHAT_MODEL]');
    expect(spans[1]).toMatchObject({ inputs: { city: 'Rome' }, outputs: 'sunny in Rome' });
  });

  it('does so for functions with a schema', async () => {
    await using collected = collectSpans({ global: true });
    const weather = zodFunction({
      name: 'weather',
      parameters: z.object({ city: z.string() }),
      function: ({ city }) => `sunny in ${city}`,
    });
    const runner = client.chat.completions.runTools({ ...CHAT, tools: [weather] });
    expect(await runner.finalContent()).toBe(ANSWER_TEXT);
    const tool = (await collected.flush()).find(({ spanType }) => spanType === 'TOOL');
    expect(tool).toMatchObject({ name: 'weather', inputs: { city: 'Rome' }, outputs: 'sunny in Rome' });
  });

  it("reads a LiteLLM proxy's headers, and the tags meant for it", async () => {
    await using collected = collectSpans();
    const proxy = client.withOptions({ baseURL: `${server.url}/litellm/v1` });
    const tagged = { ...CHAT, litellm_metadata: { tags: ['jobID:2145', 'taskName:agent'] } };
    await proxy.chat.completions.create(tagged, { headers: { 'x-litellm-tags': 'urgent, jobID:2145' } });
    const [span] = await collected.flush();
    expect(span?.attributes).toMatchObject({
      'litellm.call_id': 'call-17',
      'litellm.model_id': 'deployment-3',
      'mlflow.llm.cost': '{"total_cost":0.00042}',
      request_tags: ['jobID:2145', 'taskName:agent', 'urgent'],
    });
    expect(JSON.stringify(span)).not.toContain('12.5');
  });

  it('knows providers by their address', async () => {
    await using collected = collectSpans();
    const fetch = () => Promise.resolve(Response.json({ id: 'x', choices: [] }));
    const ask = (options: object) => new OpenAI({ apiKey: 'k', fetch, ...options }).chat.completions.create(CHAT);
    await ask({});
    await ask({ baseURL: 'https://api.groq.com/openai/v1' });
    await ask({ baseURL: 'http://localhost:11434/v1' });
    await ask({ baseURL: 'https://llm.intern.example/v1' });
    const azure = { apiKey: 'k', endpoint: 'https://shop.openai.azure.com', apiVersion: '2026-01-01', fetch };
    await new AzureOpenAI(azure).chat.completions.create(CHAT);
    const spans = await collected.flush();
    expect(spans.map(({ attributes }) => attributes['gen_ai.provider.name'])).toEqual([
      'openai',
      'groq',
      'ollama',
      undefined,
      'azure.ai.openai',
    ]);
    expect(spans[1]?.attributes).toMatchObject({ 'server.address': 'api.groq.com', 'server.port': 443 });
  });

  it('never writes down a key', async () => {
    await using collected = collectSpans();
    await client.chat.completions.create({ ...CHAT, model: 'refuse-401' }).catch(() => undefined);
    await client.chat.completions.create(CHAT, { headers: { Authorization: 'Bearer sk-secret-key' } });
    expect(JSON.stringify(await collected.flush())).not.toContain('sk-secret-key');
  });

  it('leaves a failure that nobody handles one that nobody handles', async () => {
    await using collected = collectSpans();
    const unhandled: unknown[] = [];
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (reason) => unhandled.push(reason));
    try {
      void client.chat.completions.create({ ...CHAT, model: 'refuse-400' });
      const handled = client.chat.completions.create({ ...CHAT, model: 'refuse-403' });
      await expect(handled).rejects.toThrow('403');
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      process.removeAllListeners('unhandledRejection');
      for (const listener of listeners) process.on('unhandledRejection', listener);
    }
    expect(unhandled.map(String)).toEqual([expect.stringContaining('400')]);
    expect(await collected.flush()).toHaveLength(2);
  });

  it('survives servers that answer anything', async () => {
    await using collected = collectSpans();
    const answers = [
      null,
      [],
      'text',
      { choices: null },
      { choices: [null] },
      { choices: [{ message: 7 }], usage: 'much' },
    ];
    for (const answer of answers) {
      const odd = new OpenAI({ apiKey: 'k', fetch: () => Promise.resolve(Response.json(answer)) });
      expect(await odd.chat.completions.create(CHAT)).toEqual(answer);
    }
    expect(await collected.flush()).toHaveLength(answers.length);
  });
});
