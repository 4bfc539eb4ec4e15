interface EnvironmentHost {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/**
 * A variable of the environment, `undefined` when it is not set or blank. The one place that reads it: Node, Bun, Deno and
 * Workers with `nodejs_compat` have `process.env`; a browser has none, and needs none.
 */
export function findEnvironment(name: string): string | undefined {
  try {
    const value = (globalThis as EnvironmentHost).process?.env?.[name]?.trim();
    return value === '' ? undefined : value;
  } catch {
    // Deno without --allow-env refuses by throwing.
    return undefined;
  }
}

/** A variable that is `true`, `1` or `yes`, or their opposites in any case. `undefined` when unset or neither. */
export function findFlag(name: string): boolean | undefined {
  const value = findEnvironment(name)?.toLowerCase();
  if (value === undefined) return undefined;
  if (['true', '1', 'yes', 'on'].includes(value)) return true;
  return ['false', '0', 'no', 'off'].includes(value) ? false : undefined;
}

/** A variable that is a number of at least 0. */
export function findNumber(name: string): number | undefined {
  const value = Number(findEnvironment(name) ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
