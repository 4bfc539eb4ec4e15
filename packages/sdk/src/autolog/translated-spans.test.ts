import { translateSpan } from '@gander/core/translate/translate-span';
import { readSample } from '@gander/core/testing/sample-span';
import { Anthropic } from '@anthropic-ai/sdk';
import { GoogleGenAI, Type } from '@google/genai';
import { OpenAI } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type CollectedSpan, collectSpans } from '../testing/collect-spans.ts';
import type { AutologReport } from './autolog-report.ts';
import { autolog } from './autolog.ts';
import { type ModelServer, startModelServer } from './testing/model-server/model-server.ts';
import { ANSWER_TEXT, THOUGHT } from './testing/model-server/script.ts';

const PARAMETERS = { type: 'object' as const, properties: { city: { type: 'string' } } };
const PNG = 'iVBORw0KGgo=';
const callPart = (id: string, city: string) => ({ type: 'tool_call', id, name: 'weather', arguments: { city } });

/** What Gander's server makes of a span that left this SDK; without `mlflow.*`, what any other reader can. */
function translate({ name, scope, attributes, kind }: CollectedSpan, isForeign = false) {
  const kept = Object.entries(attributes).filter(([key]) => !isForeign || !key.startsWith('mlflow.'));
  return readSample({ name, scope, kind, attributes: Object.fromEntries(kept) }, (span) => translateSpan(span));
}

describe('what a server reads', () => {
  let server: ModelServer;
  let report: AutologReport;
  beforeAll(async () => {
    server = await startModelServer();
    report = await autolog('openai', 'anthropic', 'google');
  });
  afterAll(async () => {
    report.undo();
    await server[Symbol.asyncDispose]();
  });

  async function record(call: () => Promise<unknown>): Promise<CollectedSpan> {
    await using collected = collectSpans();
    await call();
    const [span] = await collected.flush();
    return span as CollectedSpan;
  }

  it.each([false, true])('of a chat with tools and an image (foreign reader: %s)', async (isForeign) => {
    const client = new OpenAI({ apiKey: 'k', baseURL: `${server.url}/v1` });
    const span = await record(() =>
      client.chat.completions.create({
        model: 'gpt-5',
        temperature: 0.5,
        messages: [
          { role: 'system', content: 'Be brief.' },
          {
            role: 'user',
            content: [
              { type: 'text', text: 'both' },
              { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
            ],
          },
        ],
        tools: [{ type: 'function', function: { name: 'weather', description: 'Looks out.', parameters: PARAMETERS } }],
      }),
    );
    expect(translate(span, isForeign)).toMatchObject({
      type: 'CHAT_MODEL',
      model: { request: 'gpt-5' },
      params: { temperature: 0.5 },
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
        { role: 'user', parts: [{ type: 'text', text: 'both' }, { type: 'image' }] },
      ],
      responseMessages: [{ role: 'assistant', parts: [callPart('call_1', 'Rome'), callPart('call_2', 'Oslo')] }],
      tools: [{ name: 'weather', description: 'Looks out.', parameters: PARAMETERS }],
      usage: { inputTokens: 20, outputTokens: 8, totalTokens: 28, cacheReadTokens: 4 },
      finishReasons: ['tool_calls'],
    });
  });

  it.each([false, true])('of a streamed response (foreign reader: %s)', async (isForeign) => {
    const client = new OpenAI({ apiKey: 'k', baseURL: `${server.url}/v1` });
    const span = await record(async () => {
      const stream = await client.responses.create({
        model: 'gpt-5',
        instructions: 'Be brief.',
        input: 'Hi',
        stream: true,
      });
      for await (const _ of stream) void _;
    });
    const read = translate(span, isForeign);
    expect(read).toMatchObject({
      type: 'CHAT_MODEL',
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Hi' }] },
      ],
      usage: { inputTokens: 30, outputTokens: 12, cacheReadTokens: 10, reasoningTokens: 5 },
    });
    expect(read.responseMessages?.flatMap(({ parts }) => parts)).toMatchObject([
      { type: 'reasoning', text: THOUGHT },
      { type: 'text', text: ANSWER_TEXT },
    ]);
    expect(read.timeToFirstTokenMs).toBeGreaterThan(0);
  });

  it.each([false, true])(
    'of a message with thinking, cache and tool results (foreign reader: %s)',
    async (isForeign) => {
      const client = new Anthropic({ apiKey: 'k', baseURL: server.url });
      const span = await record(() =>
        client.messages.create({
          model: 'claude-sonnet-5',
          max_tokens: 4000,
          thinking: { type: 'enabled', budget_tokens: 1024 },
          system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
          messages: [
            { role: 'user', content: 'Weather?' },
            {
              role: 'assistant',
              content: [{ type: 'tool_use', id: 'call_1', name: 'weather', input: { city: 'Rome' } }],
            },
            { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'call_1', content: 'sunny' }] },
          ],
          tools: [{ name: 'weather', input_schema: PARAMETERS }],
        }),
      );
      expect(translate(span, isForeign)).toMatchObject({
        provider: 'anthropic',
        messages: [
          { role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
          { role: 'user', parts: [{ type: 'text', text: 'Weather?' }] },
          { role: 'assistant', parts: [callPart('call_1', 'Rome')] },
          { role: 'tool', parts: [{ type: 'tool_result', id: 'call_1', result: 'sunny' }] },
        ],
        responseMessages: [
          {
            parts: [
              { type: 'reasoning', text: THOUGHT },
              { type: 'text', text: ANSWER_TEXT },
            ],
          },
        ],
        usage: { inputTokens: 118, outputTokens: 9, totalTokens: 127, cacheReadTokens: 100, cacheWriteTokens: 7 },
      });
    },
  );

  it.each([false, true])('of streamed contents (foreign reader: %s)', async (isForeign) => {
    const client = new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl: server.url } });
    const span = await record(async () => {
      const stream = await client.models.generateContentStream({
        model: 'gemini-3-flash',
        contents: [{ role: 'user', parts: [{ text: 'Hi' }, { inlineData: { mimeType: 'image/png', data: PNG } }] }],
        config: {
          systemInstruction: 'Be brief.',
          tools: [{ functionDeclarations: [{ name: 'other', parameters: { type: Type.OBJECT } }] }],
          toolConfig: {},
        },
      });
      for await (const _ of stream) void _;
    });
    expect(translate(span, isForeign)).toMatchObject({
      type: 'CHAT_MODEL',
      provider: 'gcp.gemini',
      messages: [
        { role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
        { role: 'user', parts: [{ type: 'text', text: 'Hi' }, { type: 'image' }] },
      ],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'tool_call', name: 'other' }] }],
      usage: { inputTokens: 14, outputTokens: 9, cacheReadTokens: 4, reasoningTokens: 3 },
    });
  });
});
