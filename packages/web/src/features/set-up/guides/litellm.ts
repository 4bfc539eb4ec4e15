import { toEnvHeaders, type SetUpGuide, type Snippet, type Target } from '../set-up-guide.ts';

export const litellm = {
  id: 'litellm',
  name: 'LiteLLM',
  intro: 'The library and the proxy both export through their OpenTelemetry callback.',
  snippets: toLiteLlmSnippets,
} as const satisfies SetUpGuide;

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
