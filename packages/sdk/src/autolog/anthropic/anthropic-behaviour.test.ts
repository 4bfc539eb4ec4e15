import { Anthropic } from '@anthropic-ai/sdk';
import { betaZodTool } from '@anthropic-ai/sdk/helpers/beta/zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { collectSpans } from '../../testing/collect-spans.ts';
import type { AutologReport } from '../autolog-report.ts';
import { autolog } from '../autolog.ts';
import { type ModelServer, startModelServer } from '../testing/model-server/model-server.ts';
import { ANSWER_TEXT } from '../testing/model-server/script.ts';
import { toTree } from '../testing/span-tree.ts';

describe('@anthropic-ai/sdk', () => {
  let server: ModelServer;
  let report: AutologReport;
  beforeAll(async () => {
    server = await startModelServer();
    report = await autolog('anthropic');
  });
  afterAll(async () => {
    report.undo();
    await server[Symbol.asyncDispose]();
  });

  it('gives each request of the tool runner and each tool a span', async () => {
    await using collected = collectSpans({ global: true });
    const client = new Anthropic({ apiKey: 'test', baseURL: server.url, maxRetries: 0 });
    const weather = betaZodTool({
      name: 'weather',
      description: 'Looks out.',
      inputSchema: z.object({ city: z.string() }),
      run: ({ city }) => `sunny in ${city}`,
    });
    const final = await client.beta.messages.toolRunner({
      model: 'claude-sonnet-5',
      max_tokens: 1000,
      messages: [{ role: 'user', content: 'Weather?' }],
      tools: [weather],
    });
    expect(final.content).toMatchObject([{ text: ANSWER_TEXT }]);
    const spans = await collected.flush();
    expect(toTree(spans)).toBe(
      [
        'anthropic.messages.tool_runner []',
        '  chat claude-sonnet-5 [CHAT_MODEL]',
        '  weather [TOOL]',
        '  chat claude-sonnet-5 [CHAT_MODEL]',
      ].join('\n'),
    );
    expect(spans.find(({ name }) => name === 'weather')).toMatchObject({
      inputs: { city: 'Rome' },
      outputs: 'sunny in Rome',
    });
  });

  it('leaves the SDK its own spans while ours are off, and its client as it was', async () => {
    const client = new Anthropic({ apiKey: 'test', baseURL: server.url });
    const { _tracer: tracer } = client as unknown as { _tracer: unknown };
    await using collected = collectSpans({ global: true });
    await client.messages.create({
      model: 'claude-sonnet-5',
      max_tokens: 10,
      messages: [{ role: 'user', content: 'Hi' }],
    });
    expect((client as unknown as { _tracer: unknown })._tracer).toBe(tracer);
    expect(tracer).toBeDefined();
    expect(await collected.flush()).toHaveLength(1);
  });
});
