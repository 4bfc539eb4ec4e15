import { createSample, repeatLine, type LintSample } from './lint-sample.ts';

const constants = (count: number) => repeatLine(count, (index) => `export const NUMBERS_${index} = ${index};`);
const body = (count: number) => repeatLine(count, (index) => `  total += ${index};`);
const longFunction = (count: number) =>
  `export function sum(): number {\n  let total = 0;\n${body(count)}\n  return total;\n}`;
const component = (count: number) =>
  `export function Chart() {\n  const bars = [\n${repeatLine(count, (index) => `    ${index},`)}\n  ];\n  return <p>{bars.length}</p>;\n}`;

/** Sizes, at the border: comments and blank lines do not count. */
export const SIZE_SAMPLES: readonly LintSample[] = [
  createSample('max-lines', 'packages/cli/src/numbers.ts', {
    bad: constants(401),
    good: `${constants(400)}\n\n// a comment\n`,
  }),
  createSample('max-lines-per-function', 'packages/cli/src/sum.ts', {
    bad: longFunction(77),
    good: longFunction(76).replace('return', '\n  // a comment\n  return'),
  }),
  {
    rule: 'house/component-size',
    bad: [
      { path: 'packages/web/src/Chart.tsx', code: component(146) },
      { path: 'packages/web/src/sum.tsx', code: longFunction(77) },
    ],
    good: [
      { path: 'packages/web/src/Chart.tsx', code: component(145) },
      { path: 'packages/web/src/sum.tsx', code: longFunction(76) },
    ],
  },
  createSample('max-params', 'packages/cli/src/area.ts', {
    bad: 'export const area = (a: number, b: number, c: number, d: number) => a * b * c * d;',
    good: 'export const area = (a: number, b: number, c: number) => a * b * c;',
  }),
];
