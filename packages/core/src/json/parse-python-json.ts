import { MAX_NESTING } from './max-nesting.ts';

/** The half of https://github.com/tc39/proposal-json-parse-with-source that the compiler's library lacks. */
interface SourceAwareJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
}

const WHOLE_NUMBER = /^-?\d+$/;

/**
 * Parses JSON as Python does: what is written as a whole number is one (a BigInt), with every digit; all other numbers are
 * floats. Throws `SyntaxError`, also for values nested too deep to be walked.
 */
export function parsePythonJson(json: string): unknown {
  checkNesting(JSON.parse(json), 0);
  return (JSON as unknown as SourceAwareJson).parse(json, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && WHOLE_NUMBER.test(source) ? BigInt(source) : value,
  );
}

function checkNesting(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_NESTING) throw new SyntaxError(`The JSON is nested deeper than ${MAX_NESTING} levels.`);
  for (const item of Object.values(value)) checkNesting(item, depth + 1);
}
