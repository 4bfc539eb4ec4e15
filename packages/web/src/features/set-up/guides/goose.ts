import { toEnvHeaders, type SetUpGuide, type Snippet, type Target } from '../set-up-guide.ts';

export const goose = {
  id: 'goose',
  name: 'Goose',
  intro: 'Goose speaks OpenTelemetry. Two lines in the terminal that starts it are enough.',
  snippets: toGooseSnippets,
} as const satisfies SetUpGuide;

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
