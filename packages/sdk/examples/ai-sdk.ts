/** The Vercel AI SDK 7: `autolog` is all it takes. For 4 to 6, pass `experimental_telemetry: aiTelemetry()` to each call. */
import { createOpenAI } from '@ai-sdk/openai';
import { autolog, init, trace } from '@gander/sdk';
import { generateText, stepCountIs, tool } from 'ai';
import { z } from 'zod';

const sdk = init();
await autolog('ai');

const openai = createOpenAI();

const weather = tool({
  description: 'The weather in a city, now.',
  inputSchema: z.object({ city: z.string() }),
  execute: trace(({ city }: { city: string }) => ({ city, celsius: 21 }), { name: 'read_thermometer' }),
});

const { text } = await generateText({
  model: openai.chat('gpt-5-mini'),
  instructions: 'You answer questions about the weather.',
  prompt: 'How is the weather in Rome?',
  tools: { weather },
  stopWhen: stepCountIs(5),
  telemetry: { functionId: 'weather-desk' },
});
console.log(text);
await sdk.shutdown();
