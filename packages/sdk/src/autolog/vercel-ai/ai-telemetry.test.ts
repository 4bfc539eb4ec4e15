import type * as aiSdk from 'ai-6';
import type * as openaiProvider from 'ai-sdk-openai-3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { withSpan } from '../../spans/with-span.ts';
import { collectSpans } from '../../testing/collect-spans.ts';
import { FORMATS, readLibrary } from '../testing/load-both.ts';
import { startModelServer } from '../testing/model-server/model-server.ts';
import { ANSWER_TEXT } from '../testing/model-server/script.ts';
import { toTree } from '../testing/span-tree.ts';
import { aiTelemetry } from './ai-telemetry.ts';

const PAIRS = [
  { name: 'ai-5', provider: 'ai-sdk-openai-2' },
  { name: 'ai-6', provider: 'ai-sdk-openai-3' },
] as const;
const LIBRARIES = PAIRS.flatMap((library) => FORMATS.map((format) => ({ ...library, format })));

describe.each(LIBRARIES)('experimental_telemetry of $name as $format', ({ name, provider, format }) => {
  it('goes where the SDK sends', async () => {
    const ai = await readLibrary<typeof aiSdk>(name, format);
    const { createOpenAI } = await readLibrary<typeof openaiProvider>(provider, format);
    await using server = await startModelServer();
    await using collected = collectSpans({ global: true });
    const openai = createOpenAI({ apiKey: 'test', baseURL: `${server.url}/v1` });
    const weather = ai.tool({
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }) => withSpan('look out', () => `sunny in ${city}`),
    });
    const { text } = await ai.generateText({
      model: openai.chat('gpt-5'),
      prompt: 'Weather?',
      tools: { weather },
      stopWhen: ai.stepCountIs(3),
      experimental_telemetry: aiTelemetry({ functionId: 'ask', metadata: { sessionId: 's-1' } }),
    });
    expect(text).toBe(ANSWER_TEXT);
    expect(toTree(await collected.flush()).replaceAll(/ \[.*?\]/g, '')).toBe(
      'ai.generateText\n  ai.generateText.doGenerate\n  ai.toolCall\n    look out\n  ai.generateText.doGenerate',
    );
  });
});
