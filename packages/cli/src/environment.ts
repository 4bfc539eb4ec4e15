/** The variables the command looks at. MLflow's names where MLflow has them, so that its documented set-ups work as written. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The only reader of `process.env` in this program. An empty variable counts as unset, as it does for MLflow's options. */
export function readEnvironment(): Environment {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
}
