import { CliError } from '../cli-error.ts';
import type { Environment } from '../environment.ts';
import { longFlagOf, type OptionSpec } from './option-spec.ts';

/** What commander found on the command line, by camel-cased long name. */
export type Flags = Readonly<Record<string, unknown>>;

/** Where values come from. */
export interface OptionSources {
  readonly flags: Flags;
  readonly environment: Environment;
}

/** A value with the name of what set it, for messages: `--port` or `MLFLOW_PORT`. */
export interface OptionValue {
  readonly text: string;
  readonly setBy: string;
}

/** The text of an option; undefined when nobody gave it and it has no fallback. A switch is `true` or `false`. */
export function findOptionValue(spec: OptionSpec, { flags, environment }: OptionSources): OptionValue | undefined {
  const flag = flags[attributeOf(spec)];
  if (typeof flag === 'string') return { text: flag, setBy: longFlagOf(spec) };
  if (typeof flag === 'boolean') return { text: String(flag), setBy: switchNameOf(spec, flag) };
  const variable = spec.env === undefined ? undefined : environment[spec.env];
  if (spec.env !== undefined && variable !== undefined) return { text: variable, setBy: spec.env };
  return spec.fallback === undefined ? undefined : { text: spec.fallback, setBy: longFlagOf(spec) };
}

const TRUE = new Set(['1', 'true', 't', 'yes', 'y', 'on']);
const FALSE = new Set(['0', 'false', 'f', 'no', 'n', 'off']);

/** A switch; in the environment it is spelled as MLflow's options accept it. Throws on anything else. */
export function isOptionOn(spec: OptionSpec, sources: OptionSources): boolean {
  const value = findOptionValue(spec, sources);
  if (value === undefined || FALSE.has(value.text.toLowerCase())) return false;
  if (TRUE.has(value.text.toLowerCase())) return true;
  throw new CliError('usage', `${value.setBy} must be true or false, not '${value.text}'.`);
}

/** The two forms of a switch are two specs with one attribute: what was typed tells them apart. */
function switchNameOf(spec: OptionSpec, isOn: boolean): string {
  const name = longFlagOf(spec).replace(/^--(?:no-)?/, '');
  return isOn ? `--${name}` : `--no-${name}`;
}

/** `--no-serve-artifacts` and `--serve-artifacts` are both `serveArtifacts`. */
function attributeOf(spec: OptionSpec): string {
  return longFlagOf(spec)
    .replace(/^--(?:no-)?/, '')
    .replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
