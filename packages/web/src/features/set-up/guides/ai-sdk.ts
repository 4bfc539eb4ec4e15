import { toObjectHeaders, type SetUpGuide, type Snippet, type Target } from '../set-up-guide.ts';

export const aiSdk = {
  id: 'ai-sdk',
  name: 'Vercel AI SDK',
  intro: 'The AI SDK speaks OpenTelemetry: model calls, steps and tools arrive with their messages.',
  snippets: toAiSdkSnippets,
} as const satisfies SetUpGuide;

/** Version 7 has its OpenTelemetry in a package of its own and records every call; before, each call asked for it. */
function toAiSdkSnippets(target: Target): readonly Snippet[] {
  const exporter = `new OTLPTraceExporter({
  url: '${target.origin}/v1/traces',${toObjectHeaders(target, '  ')}
})`;
  return [
    {
      title: 'Install (without @ai-sdk/otel before version 7)',
      language: 'bash',
      code: 'npm install ai @ai-sdk/otel @opentelemetry/api @opentelemetry/sdk-node @opentelemetry/exporter-trace-otlp-proto',
    },
    {
      title: 'AI SDK 7: once, where the program starts. Every call is recorded',
      language: 'ts',
      code: `import { OpenTelemetry } from '@ai-sdk/otel';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { registerTelemetry } from 'ai';

const traceExporter = ${exporter};
const sdk = new NodeSDK({ serviceName: 'my-app', traceExporter });
sdk.start();
registerTelemetry(new OpenTelemetry());

// At the end of a script: await sdk.shutdown();`,
    },
    {
      title: 'AI SDK 4 to 6: the same without registerTelemetry, and in every call',
      language: 'ts',
      code: `const { text } = await generateText({
  model: openai('gpt-5-mini'),
  prompt: 'Hello',
  experimental_telemetry: { isEnabled: true },
});`,
    },
  ];
}
