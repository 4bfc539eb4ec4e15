import { EXPERIMENT_HEADER, isDefault, type SetUpGuide, type Snippet, type Target } from '../set-up-guide.ts';

export const openinference = {
  id: 'openinference',
  name: 'OpenInference',
  intro: 'The instrumentations that Phoenix uses, for some forty libraries of Python and JavaScript.',
  snippets: toOpenInferenceSnippets,
} as const satisfies SetUpGuide;

/** Any of its instrumentations; this one is of the openai package. */
function toOpenInferenceSnippets(target: Target): readonly Snippet[] {
  const headers = isDefault(target) ? '' : `\n    headers={"${EXPERIMENT_HEADER}": "${target.experimentId}"},`;
  return [
    {
      title: 'Install',
      language: 'bash',
      code: `pip install openai openinference-instrumentation-openai \\
  opentelemetry-sdk opentelemetry-exporter-otlp-proto-http`,
    },
    {
      title: 'Save as first_call.py',
      language: 'python',
      code: `from openai import OpenAI
from openinference.instrumentation.openai import OpenAIInstrumentor
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

exporter = OTLPSpanExporter(
    endpoint="${target.origin}/v1/traces",${headers}
)
provider = TracerProvider()
provider.add_span_processor(BatchSpanProcessor(exporter))
OpenAIInstrumentor().instrument(tracer_provider=provider)

OpenAI().chat.completions.create(
    model="gpt-5-mini",
    messages=[{"role": "user", "content": "Hello"}],
)
provider.shutdown()  # sends what is left`,
    },
  ];
}
