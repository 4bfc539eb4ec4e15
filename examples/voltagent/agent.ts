/**
 * A VoltAgent agent: its own OpenTelemetry, sent by the processor to MLFLOW_TRACKING_URI and wherever else the environment
 * says. `autolog` has nothing to do here.
 */
import { createOpenAI } from '@ai-sdk/openai';
import { GanderSpanProcessor } from '@gander/sdk/processor';
import { Agent, createTool, VoltAgentObservability } from '@voltagent/core';
import { z } from 'zod';

const processor = new GanderSpanProcessor();

const weather = createTool({
  name: 'weather',
  description: 'The weather in a city, now.',
  parameters: z.object({ city: z.string() }),
  execute: ({ city }) => Promise.resolve({ city, celsius: 21 }),
});

const agent = new Agent({
  name: 'Forecaster',
  instructions: 'You answer questions about the weather.',
  model: createOpenAI().chat('gpt-5-mini'),
  tools: [weather],
  observability: new VoltAgentObservability({ spanProcessors: [processor] }),
});

const { text } = await agent.generateText('How is the weather in Rome?', {
  memory: { userId: 'ann', conversationId: 'chat-9' },
});
console.log(text);
await processor.forceFlush();
// VoltAgent keeps timers of its own that would hold the process.
process.exit(0);
