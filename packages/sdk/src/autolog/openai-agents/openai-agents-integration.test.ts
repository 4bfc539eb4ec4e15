import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { withSpan } from '../../spans/with-span.ts';
import { collectSpans } from '../../testing/collect-spans.ts';
import type { AutologReport } from '../autolog-report.ts';
import { autolog } from '../autolog.ts';
import { type Format, FORMATS, readExports } from '../testing/load-both.ts';
import { type ModelServer, startModelServer } from '../testing/model-server/model-server.ts';
import { ANSWER_TEXT } from '../testing/model-server/script.ts';
import { toTree } from '../testing/span-tree.ts';

async function load(format: Format) {
  const [agents, { OpenAI }] = await Promise.all([
    readExports('@openai/agents', format),
    readExports('openai', format),
  ]);
  return { format, agents, OpenAI };
}

describe.each(await Promise.all(FORMATS.map(load)))('OpenAI Agents, $format', ({ agents, OpenAI }) => {
  const weather = agents.tool({
    name: 'weather',
    description: 'Looks out.',
    parameters: z.object({ city: z.string() }),
    execute: ({ city }) => withSpan('look out', () => `sunny in ${city}`),
  });

  let server: ModelServer;
  let report: AutologReport;

  beforeAll(async () => {
    server = await startModelServer();
    // Off in tests by default; and nothing of it may go to OpenAI.
    agents.setTracingDisabled(false);
    agents.setTraceProcessors([]);
    report = await autolog('openai-agents', 'openai');
  });
  afterAll(async () => {
    report.undo();
    await server[Symbol.asyncDispose]();
  });

  it.each(['responses', 'chat_completions'] as const)('records a run by the %s API, each call once', async (api) => {
    const openAIClient = new OpenAI({ apiKey: 'test', baseURL: `${server.url}/v1`, maxRetries: 0 });
    const provider = new agents.OpenAIProvider({ openAIClient, useResponses: api === 'responses' });
    const runner = new agents.Runner({ modelProvider: provider, groupId: 'session-3' });
    await using collected = collectSpans({ global: true });
    const agent = new agents.Agent({ name: 'Forecaster', instructions: 'Be brief.', model: 'gpt-5', tools: [weather] });
    const result = await withSpan('ask', () => runner.run(agent, 'Weather?'));
    expect(result.finalOutput).toBe(ANSWER_TEXT);
    const spans = await collected.flush();
    const model = api === 'responses' ? 'gpt-5-2026' : 'gpt-5';
    expect(toTree(spans)).toBe(
      [
        'ask []',
        '  Agent workflow [CHAIN]',
        '    Forecaster [AGENT]',
        '      turn 1 [CHAIN]',
        `        chat ${model} [CHAT_MODEL]`,
        '        weather [TOOL]',
        '          look out []',
        '      turn 2 [CHAIN]',
        `        chat ${model} [CHAT_MODEL]`,
      ].join('\n'),
    );
    const agentSpan = spans.find(({ name }) => name === 'Forecaster');
    expect(JSON.stringify(agentSpan?.inputs)).toContain('Weather?');
    expect(JSON.stringify(agentSpan?.outputs)).toContain(ANSWER_TEXT);
    expect(spans.find(({ name }) => name === 'weather')).toMatchObject({
      inputs: { city: 'Rome' },
      outputs: 'sunny in Rome',
    });
    expect(spans.find(({ name }) => name === 'Agent workflow')?.attributes).toMatchObject({
      'session.id': 'session-3',
    });
    for (const call of spans.filter(({ spanType }) => spanType === 'CHAT_MODEL')) {
      expect(call.attributes).toMatchObject({
        'gen_ai.usage.input_tokens': api === 'responses' ? 30 : 20,
        'gen_ai.usage.output_tokens': api === 'responses' ? 12 : 8,
        'gen_ai.usage.cache_read.input_tokens': api === 'responses' ? 10 : 4,
      });
    }
  });

  it('streams', async () => {
    const openAIClient = new OpenAI({ apiKey: 'test', baseURL: `${server.url}/v1`, maxRetries: 0 });
    const runner = new agents.Runner({
      modelProvider: new agents.OpenAIProvider({ openAIClient, useResponses: true }),
    });
    await using collected = collectSpans({ global: true });
    const result = await runner.run(new agents.Agent({ name: 'Forecaster', model: 'gpt-5' }), 'Weather?', {
      stream: true,
    });
    for await (const _ of result) void _;
    expect(result.finalOutput).toBe(ANSWER_TEXT);
    expect(toTree(await collected.flush())).toBe(
      'Agent workflow [CHAIN]\n  Forecaster [AGENT]\n    turn 1 [CHAIN]\n      chat gpt-5-2026 [CHAT_MODEL]',
    );
  });

  it('records a refusal', async () => {
    const openAIClient = new OpenAI({ apiKey: 'test', baseURL: `${server.url}/v1`, maxRetries: 0 });
    const runner = new agents.Runner({
      modelProvider: new agents.OpenAIProvider({ openAIClient, useResponses: false }),
    });
    await using collected = collectSpans({ global: true });
    await expect(runner.run(new agents.Agent({ name: 'Forecaster', model: 'refuse-400' }), 'x')).rejects.toThrow('400');
    const spans = await collected.flush();
    const call = spans.find(({ spanType }) => spanType === 'CHAT_MODEL');
    expect(call?.status).toMatchObject({ code: 2, message: expect.stringContaining('400') });
    expect(spans.every(({ isOpen }) => !isOpen)).toBe(true);
  });
});
