import { createSample, type LintSample } from './lint-sample.ts';

/** Names, units, purity, and what may be logged or thrown. */
export const HOUSE_SAMPLES: readonly LintSample[] = [
  createSample('house/doc-comment', 'packages/core/src/trace-view.ts', {
    bad: '// not a doc comment\nexport function createTraceView(): void {}\n\nexport class Other {\n  readonly a = 1;\n}',
    good: '/** Says what it does. */\nexport function createTraceView(): void {}\n\nexport interface Other {\n  readonly a: 1;\n}',
  }),
  createSample('house/verb', 'packages/core/src/trace-view.ts', {
    bad: '/** A synonym of create. */\nexport function makeTraceView(): void {}\n\n/** A noun. */\nexport const other = () => 1;',
    good: '/** A verb of the table. */\nexport function createTraceView(): void {}\n\nfunction makeOther(): void {}\n\nmakeOther();',
  }),
  createSample('house/unit-in-name', 'packages/cli/src/limits.ts', {
    bad: 'export interface Limits {\n  readonly timeout: number;\n  readonly start: bigint;\n  readonly endUnixNano: number | undefined;\n}',
    good: 'export interface Limits {\n  readonly timeoutMs: number;\n  readonly start: number;\n  readonly endUnixNano: bigint | undefined;\n}',
  }),
  createSample('house/branded-id', 'packages/core/src/trace-key.ts', {
    bad: 'export interface TraceKey {\n  readonly traceId: string;\n}',
    good: "export interface TraceKey {\n  readonly traceId: 'a brand';\n  readonly otelTraceId: string;\n}",
  }),
  createSample('house/pure', 'packages/core/src/clock.ts', {
    bad: 'export const CLOCK = [Date.now, Math.random, new Date(), typeof process];',
    good: 'export const CLOCK = [new Date(0), Math.floor(1)];',
  }),
  createSample('house/no-throw', 'packages/core/src/translate/reading.ts', {
    bad: "/** Reads. */\nexport function createReading(): never {\n  throw new Error('no');\n}",
    good: '/** Reads. */\nexport function createReading(): undefined {\n  return undefined;\n}',
  }),
  createSample('house/keyset-pages', 'packages/store/src/list-traces.ts', {
    bad: '/** Lists. */\nexport const listTraces = (query: { offset(n: number): unknown }, n: number) => [\n  query.offset(n),\n  `LIMIT 1 OFFSET ${n}`,\n];',
    good: '/** Lists. */\nexport const listTraces = (offsetBytes: number) => `skip ${offsetBytes} bytes`;',
  }),
  {
    rule: 'house/no-content-in-logs',
    bad: [
      {
        path: 'packages/cli/src/report.ts',
        code: 'export function report(log: { info(...parts: unknown[]): void }, span: { inputs: string }): void {\n  log.info("span", { text: `got ${span.inputs}` });\n}',
      },
      {
        path: 'packages/cli/src/answer.ts',
        code: 'export const answer = (deps: { log(line: string): void }, prompt: string) => deps.log(prompt);',
      },
    ],
    good: [
      {
        path: 'packages/cli/src/report.ts',
        code: 'export function report(log: { info(...parts: unknown[]): void }, span: { inputs: string }): void {\n  log.info("span", { sizeBytes: span.inputs.length, share: Math.log(span.inputs.length) });\n}',
      },
    ],
  },
];
