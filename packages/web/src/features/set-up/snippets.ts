/** Where a program sends its traces. */
export interface Target {
  /** `http://host:port`, as this page was opened. */
  readonly origin: string;
  readonly experimentId: string;
}

export interface Snippet {
  /** What to do with it: `Run`, `Put into agent.ts` … */
  readonly title: string;
  readonly language: 'bash' | 'ts' | 'python';
  readonly code: string;
}

/** One way to send traces here. */
export interface SetUpGuide {
  readonly id: string;
  readonly name: string;
  readonly intro: string;
  readonly snippets: (target: Target) => readonly Snippet[];
}

/** A server needs no header for its default experiment; any other is named by it. */
const DEFAULT_EXPERIMENT_ID = '0';
const EXPERIMENT_HEADER = 'x-mlflow-experiment-id';

function isDefault({ experimentId }: Target): boolean {
  return experimentId === DEFAULT_EXPERIMENT_ID;
}

function toEnvHeaders(target: Target, variable = 'OTEL_EXPORTER_OTLP_HEADERS'): string {
  return isDefault(target) ? '' : `export ${variable}=${EXPERIMENT_HEADER}=${target.experimentId}\n`;
}

function toObjectHeaders(target: Target, indent: string): string {
  return isDefault(target) ? '' : `\n${indent}headers: { '${EXPERIMENT_HEADER}': '${target.experimentId}' },`;
}

/** The OTLP exporter adds `/v1/traces`; metrics and logs are accepted too. */
function toGooseSnippets(target: Target): readonly Snippet[] {
  return [
    {
      title: 'Run',
      language: 'bash',
      code: `export OTEL_EXPORTER_OTLP_ENDPOINT=${target.origin}\n${toEnvHeaders(target)}goose session`,
    },
  ];
}

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

/** Older releases post to OTEL_ENDPOINT verbatim, newer ones complete it: the full path suits both. */
function toLiteLlmSnippets(target: Target): readonly Snippet[] {
  return [
    {
      title: 'Install and point it here',
      language: 'bash',
      code: `pip install litellm opentelemetry-api opentelemetry-sdk opentelemetry-exporter-otlp
export OTEL_EXPORTER=otlp_http
export OTEL_ENDPOINT=${target.origin}/v1/traces
${toEnvHeaders(target, 'OTEL_HEADERS')}`.trimEnd(),
    },
    {
      title: 'Switch the callback on in Python',
      language: 'python',
      code: `import litellm

litellm.callbacks = ["otel"]
litellm.completion(
    model="openai/gpt-4o-mini",
    messages=[{"role": "user", "content": "Hello"}],
)`,
    },
    {
      title: 'Or, for the proxy, in config.yaml',
      language: 'bash',
      code: 'litellm_settings:\n  callbacks: ["otel"]',
    },
  ];
}

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

function toOtelPythonSnippets(target: Target): readonly Snippet[] {
  const headers = isDefault(target) ? '' : `\n    headers={"${EXPERIMENT_HEADER}": "${target.experimentId}"},`;
  return [
    {
      title: 'Install',
      language: 'bash',
      code: 'pip install opentelemetry-sdk opentelemetry-exporter-otlp-proto-http',
    },
    {
      title: 'Save as first_trace.py: it sends one trace',
      language: 'python',
      code: `from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

exporter = OTLPSpanExporter(
    endpoint="${target.origin}/v1/traces",${headers}
)
provider = TracerProvider(resource=Resource.create({"service.name": "my-app"}))
provider.add_span_processor(BatchSpanProcessor(exporter))
trace.set_tracer_provider(provider)

with trace.get_tracer("my-app").start_as_current_span("hello gander") as span:
    span.set_attribute("gen_ai.operation.name", "chat")
    span.set_attribute("gen_ai.request.model", "none-yet")

provider.shutdown()  # sends what is left`,
    },
    { title: 'Run', language: 'bash', code: 'python first_trace.py' },
    {
      title: 'A program that is instrumented already needs only this',
      language: 'bash',
      code: `export OTEL_EXPORTER_OTLP_ENDPOINT=${target.origin}
export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
${toEnvHeaders(target)}python app.py`,
    },
  ];
}

export const SET_UP_GUIDES = [
  {
    id: 'goose',
    name: 'Goose',
    intro: 'Goose speaks OpenTelemetry. Two lines in the terminal that starts it are enough.',
    snippets: toGooseSnippets,
  },
  {
    id: 'voltagent',
    name: 'VoltAgent',
    intro: 'VoltAgent traces every agent already; give it an exporter that sends them here as well.',
    snippets: toVoltAgentSnippets,
  },
  {
    id: 'litellm',
    name: 'LiteLLM',
    intro: 'The library and the proxy both export through their OpenTelemetry callback.',
    snippets: toLiteLlmSnippets,
  },
  {
    id: 'otel-js',
    name: 'OpenTelemetry JS',
    intro: 'Any Node.js program with OpenTelemetry, and whatever instruments it.',
    snippets: toOtelJsSnippets,
  },
  {
    id: 'otel-python',
    name: 'OpenTelemetry Python',
    intro: 'Any Python program with OpenTelemetry, and whatever instruments it.',
    snippets: toOtelPythonSnippets,
  },
] as const satisfies readonly SetUpGuide[];
