import { formatFigure } from './format-figure.ts';
import { renderTable } from './render-table.ts';
import type { Verdict } from './report.ts';

export function renderVerdicts(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map((verdict) => ({
    label: `${verdict.passed ? 'PASS' : 'FAIL'}  ${verdict.claim}`,
    cells: [formatFigure(verdict.value), verdict.limit],
  }));
  return renderTable({ title: 'Promises', columns: ['measured', 'limit'], rows });
}
