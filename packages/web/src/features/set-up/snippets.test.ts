import { describe, expect, test } from 'vitest';

import { SET_UP_GUIDES } from './snippets.ts';

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

  test('names the experiment, except the default one, which needs no header', () => {
    expect(textFor('0')).not.toContain('x-mlflow-experiment-id');
    expect(textFor('42')).toMatch(/x-mlflow-experiment-id\W+42\b/);
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
