/** One agreed exception to the lint rules, and why it is one. */
export interface LintException {
  readonly files: readonly string[];
  readonly rules: readonly string[];
  readonly reason: string;
}

/** All exceptions. A rule is never switched off anywhere else: `oxlint-disable` comments are for one line, with a reason. */
export const LINT_EXCEPTIONS: readonly LintException[] = [
  {
    files: [
      'packages/api/src/gander/codecs.ts',
      'packages/api/src/gander/schemas.ts',
      'packages/api/src/mlflow/wire/fields.ts',
    ],
    rules: ['house/verb', 'house/doc-comment'],
    reason: 'Tables of zod schemas, named after the noun they describe.',
  },
  {
    files: ['packages/cli/src/environment.ts'],
    rules: ['node/no-process-env'],
    reason: 'The one file of the program that reads the environment.',
  },
  {
    files: ['scripts/lint/house-plugin.ts'],
    rules: ['import/no-default-export'],
    reason: 'oxlint loads a plugin by its default export.',
  },
];
