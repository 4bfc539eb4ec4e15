import { createScriptStep, createSuiteStep, createToolStep, type Step } from './step.ts';

/** The steps of `npm run check`, longest first, so that two of them at a time end together. */
export function listCheckSteps(reportFolder: string): Step[] {
  return [
    createSuiteStep('unit', reportFolder),
    createToolStep('types', 'tsc', ['-b']),
    createToolStep('lint', 'oxlint'),
    createToolStep('dead code', 'knip', ['--no-progress', '--no-config-hints']),
    createScriptStep('imports', 'scripts/check-imports.ts'),
    createToolStep('format', 'oxfmt', ['--check']),
  ];
}
