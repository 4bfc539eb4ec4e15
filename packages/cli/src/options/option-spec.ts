/** One option of a command, and its twin in the environment. A flag beats the variable, the variable beats the fallback. */
export interface OptionSpec {
  /** As commander reads it: `-p, --port <number>`; without `<…>` it is a switch. */
  readonly flags: string;
  readonly help: string;
  readonly env?: string;
  /** What holds when neither is given; shown in the help. */
  readonly fallback?: string;
}

/** The long name a person would type: `--port`. */
export function longFlagOf(spec: OptionSpec): string {
  return /--[\w-]+/.exec(spec.flags)?.[0] ?? spec.flags;
}

/** Help text with what commander would add if it were to read the environment itself. */
export function helpTextOf({ help, env, fallback }: OptionSpec): string {
  const facts = [
    fallback === undefined ? undefined : `default: ${fallback}`,
    env === undefined ? undefined : `env: ${env}`,
  ];
  const known = facts.filter((fact) => fact !== undefined);
  return known.length === 0 ? help : `${help} (${known.join(', ')})`;
}
