import { CliError } from '../cli-error.ts';
import { type FieldPath, findValues } from './parse-field-paths.ts';
import type { TraceJson } from './to-trace-json.ts';

const MAX_SHOWN = 12;

/** Throws a usage error for paths that lead nowhere in any trace, with those there are. */
export function checkFields(traces: readonly TraceJson[], paths: readonly FieldPath[], isVerbose: boolean): void {
  if (traces.length === 0) return;
  const unknown = paths.filter((path) => traces.every((trace) => findValues(trace, path).length === 0));
  if (unknown.length === 0) return;
  const known = [...new Set(traces.flatMap((trace) => listPaths(trace)))].sort();
  const shown = isVerbose ? known : known.slice(0, MAX_SHOWN);
  const more = shown.length < known.length ? ` … (--verbose shows all ${known.length})` : '';
  throw new CliError(
    'usage',
    `No trace here has ${unknown.map((path) => path.join('.')).join(', ')}. There is: ${shown.join(', ')}${more}`,
  );
}

/** Paths to everything that is no list or map itself; list items count as one. */
function listPaths(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, child]) => {
    const name = Array.isArray(value) ? '*' : /[.`]/.test(key) ? `\`${key}\`` : key;
    return listPaths(child, prefix === '' ? name : `${prefix}.${name}`);
  });
}
