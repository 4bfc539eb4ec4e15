const GAP = '  ';
const MIN_WIDTH = 4;

/**
 * A text table in the layout of MLflow's command line: a column is as wide as its longest cell, at least two characters
 * wider than its header, and every cell is padded, the last one too.
 */
export function formatTable(headers: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = headers.map((header, column) =>
    Math.max(MIN_WIDTH, widthOf(header) + 2, ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const formatRow = (cells: readonly string[]): string =>
    widths.map((width, column) => padTo(cells[column] ?? '', width)).join(GAP);
  return [formatRow(headers), formatRow(widths.map((width) => '-'.repeat(width))), ...rows.map(formatRow)];
}

/** In code points, as Python counts. */
function widthOf(text: string): number {
  return Array.from(text).length;
}

function padTo(text: string, width: number): string {
  return text + ' '.repeat(width - widthOf(text));
}
