import { describe, expect, test } from 'vitest';

import { SET_UP_GUIDES } from './set-up-guides.ts';

const ORIGIN = 'http://gander.example:5001';

describe.each(SET_UP_GUIDES)('$name', ({ snippets }) => {
  const textFor = (experimentId: string) =>
    snippets({ origin: ORIGIN, experimentId })
      .map(({ code }) => code)
      .join('\n');

  test('sends to this server', () => {
    expect(textFor('0')).toContain(ORIGIN);
    expect(textFor('0')).not.toContain('undefined');
  });

  test('names the experiment, except the default one, which needs no name', () => {
    expect(textFor('0')).not.toMatch(/experiment[-_]id/i);
    expect(textFor('42')).toMatch(/experiment[-_]id\W+42\b/i);
  });

  test('no block ends in an empty line', () => {
    for (const { code } of snippets({ origin: ORIGIN, experimentId: '0' })) expect(code).toBe(code.trim());
  });
});

test('Goose is started by a shell that exports the variables', () => {
  const [run] = SET_UP_GUIDES[0].snippets({ origin: ORIGIN, experimentId: '7' });
  expect(run?.code).toBe(
    `export OTEL_EXPORTER_OTLP_ENDPOINT=${ORIGIN}\nexport OTEL_EXPORTER_OTLP_HEADERS=x-mlflow-experiment-id=7\ngoose session`,
  );
});

test('what clients read of the environment is named in full', () => {
  const textOf = (id: string) =>
    SET_UP_GUIDES.find((guide) => guide.id === id)
      ?.snippets({ origin: ORIGIN, experimentId: '7' })
      .map(({ code }) => code)
      .join('\n');
  expect(textOf('mlflow')).toContain(`mlflow.set_tracking_uri("${ORIGIN}")\nmlflow.set_experiment(experiment_id="7")`);
  expect(textOf('claude-code')).toContain(`gander autolog claude --tracking-uri ${ORIGIN} --experiment-id 7\n`);
  expect(textOf('claude-code')).toContain('OTEL_EXPORTER_OTLP_HEADERS=x-mlflow-experiment-id=7\nexport OTEL_LOG');
  // These add the path themselves; the exporter of OpenTelemetry does not.
  expect(textOf('openllmetry')).not.toContain('/v1/traces');
  expect(textOf('ai-sdk')).toContain(`url: '${ORIGIN}/v1/traces'`);
  expect(textOf('openinference')).toContain(`endpoint="${ORIGIN}/v1/traces"`);
});
