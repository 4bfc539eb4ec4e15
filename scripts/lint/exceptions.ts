/** One agreed exception to the lint rules, and why it is one. */
export interface LintException {
  readonly files: readonly string[];
  readonly rules: readonly string[];
  readonly reason: string;
}

/** All exceptions. A rule is never switched off anywhere else: `oxlint-disable` comments are for one line, with a reason. */
export const LINT_EXCEPTIONS: readonly LintException[] = [
  {
    files: ['packages/api/src/gander/codecs.ts', 'packages/api/src/mlflow/wire/fields.ts'],
    rules: ['house/verb', 'house/doc-comment'],
    reason: 'Tables of zod schemas, named after the noun they describe.',
  },
  {
    files: ['packages/cli/src/environment.ts'],
    rules: ['node/no-process-env'],
    reason: 'The one file of the program that reads the environment.',
  },
  {
    files: [
      'packages/sdk/src/destinations/destinations.test.ts',
      'packages/sdk/test/http/example-servers.ts',
      'packages/sdk/test/http/voltagent-example.test.ts',
      'packages/sdk/test/http/examples.test.ts',
      'packages/sdk/test/process/exit.test.ts',
      'packages/sdk/test/process/package.test.ts',
    ],
    rules: ['node/no-process-env'],
    reason: 'Tests of what the environment says to the SDK, and of programs that are started with one.',
  },
  {
    files: [
      'packages/sdk/src/entry/autolog.ts',
      'packages/sdk/src/entry/client.ts',
      'packages/sdk/src/entry/feedback.ts',
      'packages/sdk/src/entry/main.ts',
      'packages/sdk/src/entry/mlflow.ts',
      'packages/sdk/src/entry/processor.ts',
      'packages/sdk/src/entry/tracing.ts',
    ],
    rules: ['house/no-barrel', 'house/main-export'],
    reason: 'What programs import from the published package: each file is one of its entries.',
  },
  {
    files: [
      'packages/sdk/src/setup/init.ts',
      'packages/sdk/src/spans/trace.ts',
      'packages/sdk/src/spans/with-span.ts',
      'packages/sdk/src/spans/tracing-context.ts',
      'packages/sdk/src/spans/update-current-trace.ts',
      'packages/sdk/src/spans/flush-traces.ts',
      'packages/sdk/src/spans/tracing-context-headers.ts',
      'packages/sdk/src/spans/tracing-enabled.ts',
      'packages/sdk/src/client/get-client.ts',
    ],
    rules: ['house/verb', 'house/doc-comment'],
    reason: "Functions whose names are those of MLflow's TypeScript SDK; overloads share one doc comment.",
  },
  {
    files: [
      'packages/sdk/src/autolog/autolog.ts',
      'packages/sdk/src/autolog/traced-client.ts',
      'packages/sdk/src/autolog/claude-agent/traced-query.ts',
      'packages/sdk/src/autolog/vercel-ai/ai-telemetry.ts',
    ],
    rules: ['house/verb', 'house/main-export'],
    reason: "The public names of autolog: MLflow's where it has them, and others of their kind.",
  },
  {
    files: ['packages/sdk/src/client/trace-info.ts', 'packages/sdk/src/client/run-calls.ts'],
    rules: ['house/unit-in-name'],
    reason: "Fields whose names are those of MLflow's entities; their comments say the unit.",
  },
  {
    files: ['packages/sdk/src/platform/node.ts', 'packages/sdk/src/platform/web.ts'],
    rules: ['house/main-export'],
    reason: 'Two files of one name to their importers: the runtime chooses.',
  },
  {
    files: ['scripts/lint/house-plugin.ts'],
    rules: ['import/no-default-export'],
    reason: 'oxlint loads a plugin by its default export.',
  },
];
