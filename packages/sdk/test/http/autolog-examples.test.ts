import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { ANSWER_TEXT } from '../../src/autolog/testing/model-server/script.ts';
import { type ExampleServers, startExampleServers } from './example-servers.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');

let servers: ExampleServers;

beforeAll(async () => {
  servers = await startExampleServers();
});

afterAll(async () => {
  await servers[Symbol.asyncDispose]();
});

const runExample = async (name: string): Promise<string> => servers.runProgram(join(EXAMPLES, `${name}.ts`));
const readTraces: ExampleServers['readTraces'] = async (name) => servers.readTraces(name);

it('openai with tools', async () => {
  expect(await runExample('openai-tools')).toContain(ANSWER_TEXT);
  const [trace] = await readTraces('answer_with_tools');
  expect(trace?.edges.toSorted()).toEqual([
    '- > answer_with_tools [AGENT]',
    'answer_with_tools > chat gpt-5-mini [CHAT_MODEL]',
    'answer_with_tools > chat gpt-5-mini [CHAT_MODEL]',
    'answer_with_tools > look_up_weather [TOOL]',
  ]);
  expect(trace?.summary).toMatchObject({
    state: 'OK',
    sessionId: 'desk-7',
    serviceNames: ['weather-desk'],
    usage: { inputTokens: 40, outputTokens: 16, totalTokens: 56, cacheReadTokens: 8 },
  });
  expect(trace?.spans[0]?.attributes).toMatchObject({ 'mlflow.trace.tag.channel': 'phone' });
  const [first, second] = trace?.spans.filter(({ span }) => span.type === 'CHAT_MODEL') ?? [];
  expect(first?.normalized).toMatchObject({
    messages: [{ role: 'system' }, { role: 'user', parts: [{ text: 'How is the weather in Rome?' }] }],
    responseMessages: [
      { role: 'assistant', parts: [{ type: 'tool_call', name: 'look_up_weather', arguments: { city: 'Rome' } }] },
    ],
    tools: [{ name: 'look_up_weather', description: 'The weather in a city, now.' }],
  });
  expect(second?.normalized).toMatchObject({
    messages: [
      { role: 'system' },
      { role: 'user' },
      { role: 'assistant' },
      { role: 'tool', parts: [{ type: 'tool_result', id: 'call_1' }] },
    ],
    responseMessages: [{ parts: [{ type: 'text', text: ANSWER_TEXT }] }],
  });
});

it('streamed answers of openai', async () => {
  expect(await runExample('openai-streaming')).toBe(`${ANSWER_TEXT}\n${ANSWER_TEXT}\n`);
  const [chat] = await readTraces('chat gpt-5-mini');
  const [response] = await readTraces('chat gpt-5');
  expect(chat?.summary).toMatchObject({ state: 'OK', spanCount: 1, usage: { inputTokens: 20, outputTokens: 8 } });
  expect(response?.summary).toMatchObject({ state: 'OK', spanCount: 1, usage: { inputTokens: 30, outputTokens: 12 } });
  for (const trace of [chat, response]) {
    const { normalized } = trace?.spans[0] ?? {};
    expect(normalized?.timeToFirstTokenMs).toBeGreaterThan(0);
    const said = normalized?.responseMessages?.flatMap(({ parts }) => parts);
    expect(said).toContainEqual(expect.objectContaining({ type: 'text', text: ANSWER_TEXT }));
  }
});

it('spans of the program and of autolog in one trace', async () => {
  expect(await runExample('autolog-with-custom-spans')).toContain(ANSWER_TEXT);
  const [trace] = await readTraces('advise');
  expect(trace?.edges.toSorted()).toEqual([
    '- > advise [AGENT]',
    'advise > chat claude-sonnet-5 [CHAT_MODEL]',
    'advise > plan [CHAIN]',
    'advise > search_guides [RETRIEVER]',
    'plan > chat gpt-5 [CHAT_MODEL]',
    'search_guides > embeddings text-embedding-3-small [EMBEDDING]',
  ]);
  expect(trace?.summary).toMatchObject({
    state: 'OK',
    sessionId: 'trip-1',
    userId: 'ann',
    serviceNames: ['travel-agent'],
    // 30 + 6 + 118 in, 12 + 9 out: the cache that Anthropic counts apart is part of what went in.
    usage: { inputTokens: 154, outputTokens: 21, cacheReadTokens: 110, cacheWriteTokens: 7 },
  });
});

it('the Vercel AI SDK', async () => {
  expect(await runExample('ai-sdk')).toContain(ANSWER_TEXT);
  const [trace] = await readTraces('weather-desk');
  expect(trace?.edges.toSorted()).toEqual([
    '- > weather-desk [AGENT]',
    'step 1 > chat gpt-5-mini [CHAT_MODEL]',
    'step 1 > weather [TOOL]',
    'step 2 > chat gpt-5-mini [CHAT_MODEL]',
    'weather > read_thermometer [UNKNOWN]',
    'weather-desk > step 1 [CHAIN]',
    'weather-desk > step 2 [CHAIN]',
  ]);
  expect(trace?.summary).toMatchObject({
    state: 'OK',
    usage: { inputTokens: 40, outputTokens: 16, cacheReadTokens: 8 },
  });
  const [first] = trace?.spans.filter(({ span }) => span.type === 'CHAT_MODEL') ?? [];
  expect(first?.normalized).toMatchObject({
    provider: 'openai',
    messages: [{ role: 'system' }, { role: 'user', parts: [{ text: 'How is the weather in Rome?' }] }],
    responseMessages: [{ parts: [{ type: 'tool_call', id: 'call_1', name: 'weather', arguments: { city: 'Rome' } }] }],
    tools: [{ name: 'weather' }],
  });
});
