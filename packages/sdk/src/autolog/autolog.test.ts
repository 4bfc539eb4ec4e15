import type * as sdk from 'openai';
import { OpenAI } from 'openai';
import { afterEach, describe, expect, it } from 'vitest';

import { collectSpans } from '../testing/collect-spans.ts';
import { autolog } from './autolog.ts';
import type { AutologReport } from './autolog-report.ts';
import { readLibrary } from './testing/load-both.ts';
import { startModelServer } from './testing/model-server/model-server.ts';
import { tracedOpenAI } from './traced-client.ts';

const CHAT = { model: 'gpt-5', messages: [{ role: 'user' as const, content: 'Hi' }] };
const reports: AutologReport[] = [];

afterEach(() => {
  for (const report of reports.splice(0).toReversed()) report.undo();
});

async function watch(...targets: Parameters<typeof autolog>): Promise<AutologReport> {
  const report = await autolog(...targets);
  reports.push(report);
  return report;
}

describe('autolog', () => {
  it('finds both copies of a library, and clients that were made before', async () => {
    await using server = await startModelServer();
    await using collected = collectSpans();
    const options = { apiKey: 'test', baseURL: `${server.url}/v1` };
    const early = new OpenAI(options);
    const { OpenAI: Required } = await readLibrary<typeof sdk>('openai', 'CJS');
    expect(Required).not.toBe(OpenAI);
    await watch('openai');
    await early.chat.completions.create(CHAT);
    await new Required(options).chat.completions.create(CHAT);
    expect(await collected.flush()).toHaveLength(2);
  });

  it('records once however often it is called', async () => {
    await using server = await startModelServer();
    await using collected = collectSpans();
    expect((await watch('openai')).entries).toEqual([{ name: 'openai', state: 'patched' }]);
    expect((await watch('openai')).entries).toEqual([{ name: 'openai', state: 'already' }]);
    const client = tracedOpenAI(new OpenAI({ apiKey: 'test', baseURL: `${server.url}/v1` }));
    await client.chat.completions.create(CHAT);
    expect(await collected.flush()).toHaveLength(1);
  });

  it('puts everything back', async () => {
    await using server = await startModelServer();
    await using collected = collectSpans();
    const { create } = OpenAI.Chat.Completions.prototype;
    const report = await autolog('openai');
    expect(OpenAI.Chat.Completions.prototype.create).not.toBe(create);
    report.undo();
    expect(OpenAI.Chat.Completions.prototype.create).toBe(create);
    await new OpenAI({ apiKey: 'test', baseURL: `${server.url}/v1` }).chat.completions.create(CHAT);
    expect(await collected.flush()).toEqual([]);
  });

  it('watches the class of a client that is passed', async () => {
    await using server = await startModelServer();
    await using collected = collectSpans();
    const client = new OpenAI({ apiKey: 'test', baseURL: `${server.url}/v1` });
    await watch({ openai: client });
    await client.chat.completions.create(CHAT);
    expect(await collected.flush()).toHaveLength(1);
  });

  it('watches everything that is installed', async () => {
    await using _ = collectSpans();
    const { patched, entries } = await watch();
    expect(patched).toEqual(['openai', 'anthropic', 'google', 'ai', 'langchain', 'openai-agents', 'mcp']);
    expect(entries.find(({ name }) => name === 'claude-agent')?.state).toBe('absent');
  });

  it('says so when nothing is watched, and what to do', async () => {
    const said: string[] = [];
    await using _ = collectSpans({ logger: { warn: (message) => said.push(message) } });
    const { entries } = await watch({ openai: {} }, { anthropic: false });
    expect(entries).toMatchObject([{ name: 'openai', state: 'unsupported' }]);
    expect(said.join('\n')).toContain('openai was found, but it has nothing that is known how to watch');
    expect(said.join('\n')).toContain('autolog has found nothing to record');
  });

  it('says which names there are', async () => {
    const said: string[] = [];
    await using _ = collectSpans({ logger: { warn: (message) => said.push(message) } });
    await watch('opneai' as 'openai');
    expect(said[0]).toContain('There is no autolog for "opneai"; there is for openai, anthropic');
  });

  it('records nothing while tracing is off, and changes nothing', async () => {
    await using server = await startModelServer();
    await using collected = collectSpans();
    await watch('openai');
    const client = new OpenAI({ apiKey: 'test', baseURL: `${server.url}/v1` });
    const { disable, enable } = await import('../spans/tracing-enabled.ts');
    disable();
    try {
      await client.chat.completions.create(CHAT);
    } finally {
      enable();
    }
    expect(await collected.flush()).toEqual([]);
  });
});
