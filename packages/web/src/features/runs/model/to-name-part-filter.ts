/**
 * A condition for runs whose name has a text in it, letter case aside. MLflow's grammar has no escape for the signs of a
 * pattern: `_` and `%` of the text are asked for as any one character, which finds a few more. `hasNamePart` tells these apart.
 *
 * @example toNamePartFilter('50%') // "attributes.run_name ILIKE '%50_%'"
 */
export function toNamePartFilter(part: string): string {
  return `attributes.run_name ILIKE '%${part.replaceAll('%', '_').replaceAll("'", "''")}%'`;
}

/** Whether a name has a text in it, letter case aside. */
export function hasNamePart(name: string, part: string): boolean {
  return name.toLowerCase().includes(part.toLowerCase());
}

/** Whether the condition for a text finds only names with it. */
export function isExactPart(part: string): boolean {
  return !/[%_]/.test(part);
}
