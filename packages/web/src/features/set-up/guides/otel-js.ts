import { toEnvHeaders, toObjectHeaders, type SetUpGuide, type Snippet, type Target } from '../set-up-guide.ts';

export const otelJs = {
  id: 'otel-js',
  name: 'OpenTelemetry JS',
  intro: 'Any Node.js program with OpenTelemetry, and whatever instruments it.',
  snippets: toOtelJsSnippets,
} as const satisfies SetUpGuide;

function toOtelJsSnippets(target: Target): readonly Snippet[] {
  return [
    {
      title: 'Install',
      language: 'bash',
      code: 'npm install @opentelemetry/api @opentelemetry/sdk-node @opentelemetry/exporter-trace-otlp-proto',
    },
    {
      title: 'Save as first-trace.mjs: it sends one trace',
      language: 'ts',
      code: `import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { NodeSDK } from '@opentelemetry/sdk-node';

const sdk = new NodeSDK({
  serviceName: 'my-app',
  traceExporter: new OTLPTraceExporter({
    url: '${target.origin}/v1/traces',${toObjectHeaders(target, '    ')}
  }),
});
sdk.start();

trace.getTracer('my-app').startActiveSpan('hello gander', (span) => {
  span.setAttribute('gen_ai.operation.name', 'chat');
  span.setAttribute('gen_ai.request.model', 'none-yet');
  span.end();
});

await sdk.shutdown(); // sends what is left`,
    },
    { title: 'Run', language: 'bash', code: 'node first-trace.mjs' },
    {
      title: 'A program that is instrumented already needs only this',
      language: 'bash',
      code: `export OTEL_EXPORTER_OTLP_ENDPOINT=${target.origin}
${toEnvHeaders(target)}node app.js`,
    },
  ];
}
