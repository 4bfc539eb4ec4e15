import type { Table } from './report.ts';

export function renderTable(table: Table): string {
  const lines = [['', ...table.columns], ...table.rows.map((row) => [row.label, ...row.cells])];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length))) ?? [];
  const rendered = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return `\n${table.title}\n${rendered.join('\n')}`;
}
