import {
  EXPERIMENT_HEADER,
  isDefault,
  toEnvHeaders,
  type SetUpGuide,
  type Snippet,
  type Target,
} from '../set-up-guide.ts';

export const otelPython = {
  id: 'otel-python',
  name: 'OpenTelemetry Python',
  intro: 'Any Python program with OpenTelemetry, and whatever instruments it.',
  snippets: toOtelPythonSnippets,
} as const satisfies SetUpGuide;

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
