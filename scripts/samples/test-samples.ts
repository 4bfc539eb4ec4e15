import { createSample, type LintSample } from './lint-sample.ts';

const testFile = (body: string) => `import { expect, it, vi } from 'vitest';\n\n${body}\n\nvi.useRealTimers();\n`;

/** Tests that cannot fail, do not run, or do not run the real thing. */
export const TEST_SAMPLES: readonly LintSample[] = [
  createSample('vitest/no-focused-tests', 'packages/cli/src/value.test.ts', {
    bad: testFile("it.only('works', () => {\n  expect(1).toBe(1);\n});"),
    good: testFile("it('works', () => {\n  expect(1).toBe(1);\n});"),
  }),
  createSample('vitest/no-disabled-tests', 'packages/cli/src/value.test.ts', {
    bad: testFile("it.skip('works', () => {\n  expect(1).toBe(1);\n});"),
    good: testFile("it('works', () => {\n  expect(1).toBe(1);\n});"),
  }),
  createSample('vitest/valid-expect', 'packages/cli/src/value.test.ts', {
    bad: testFile("it('works', () => {\n  expect(1);\n});"),
    good: testFile("it('works', () => {\n  expect(1, 'with a message').toBe(1);\n});"),
  }),
  createSample('vitest/expect-expect', 'packages/cli/src/value.test.ts', {
    bad: testFile("it('works', () => {\n  void expect;\n});"),
    good: testFile(
      "it('works', () => {\n  expectWorks();\n});\n\nfunction expectWorks(): void {\n  expect(1).toBe(1);\n}",
    ),
  }),
  createSample('vitest/no-restricted-vi-methods', 'packages/cli/src/value.test.ts', {
    bad: testFile("vi.mock('node:fs');\n\nit('works', () => {\n  expect(vi.fn()).toBe(1);\n});"),
    good: testFile("it('works', () => {\n  expect(1).toBe(1);\n});"),
  }),
];
