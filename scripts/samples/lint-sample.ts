/** A file of a sample: a path from the root, which decides what rules apply to it, and its text. */
export interface SampleFile {
  readonly path: string;
  readonly code: string;
}

/** What must fail and what must pass for one lint rule. The bad side breaks this rule and no other. */
export interface LintSample {
  readonly rule: string;
  readonly bad: readonly SampleFile[];
  readonly good: readonly SampleFile[];
}

/** A sample that breaks and keeps a rule in the same file. */
export function createSample(
  rule: string,
  path: string,
  code: { readonly bad: string; readonly good: string },
): LintSample {
  return { rule, bad: [{ path, code: code.bad }], good: [{ path, code: code.good }] };
}

/** Repeats a line, for samples about sizes. */
export function repeatLine(count: number, toLine: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => toLine(index)).join('\n');
}
