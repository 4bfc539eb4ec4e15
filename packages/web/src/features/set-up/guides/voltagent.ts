import { toObjectHeaders, type SetUpGuide, type Snippet, type Target } from '../set-up-guide.ts';

export const voltagent = {
  id: 'voltagent',
  name: 'VoltAgent',
  intro: 'VoltAgent traces every agent already; give it an exporter that sends them here as well.',
  snippets: toVoltAgentSnippets,
} as const satisfies SetUpGuide;

/** `url` is used as it stands, so it names the path. */
function toVoltAgentSnippets(target: Target): readonly Snippet[] {
  return [
    {
      title: 'Install',
      language: 'bash',
      code: 'npm install @opentelemetry/sdk-trace-base @opentelemetry/exporter-trace-otlp-proto',
    },
    {
      title: 'Pass an exporter to your VoltAgent, for example in src/index.ts',
      language: 'ts',
      code: `import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { VoltAgent, VoltAgentObservability } from '@voltagent/core';

const exporter = new OTLPTraceExporter({
  url: '${target.origin}/v1/traces',${toObjectHeaders(target, '  ')}
});

new VoltAgent({
  agents: { agent }, // your agents
  observability: new VoltAgentObservability({
    spanProcessors: [new BatchSpanProcessor(exporter)],
  }),
});`,
    },
  ];
}
