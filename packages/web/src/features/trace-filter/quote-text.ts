/** A text as the query language writes it. */
export function quoteText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
