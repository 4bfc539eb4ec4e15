import { CliError } from '../cli-error.ts';
import { findOptionValue, isOptionOn, type OptionSources, type OptionValue } from '../options/find-option-value.ts';
import { parseDuration } from '../options/parse-duration.ts';
import { type ArtifactSettings, checkArtifactRoot, parseArtifactSettings } from './parse-artifact-settings.ts';
import { SERVER_OPTIONS } from './server-options.ts';

const FRAME_OPTIONS = ['SAMEORIGIN', 'DENY', 'NONE'] as const;
const MAX_PORT = 65_535;

/** What `gander server` was told, checked. */
export interface ServerSettings extends ArtifactSettings {
  readonly host: string;
  readonly port: number;
  readonly storeUri: string;
  /** Absent for the server's default, which answers to localhost and private addresses. */
  readonly allowedHosts?: readonly string[];
  readonly corsAllowedOrigins?: readonly string[];
  readonly disableSecurityMiddleware: boolean;
  /** 0 for never. */
  readonly abandonAfterMs: number;
  readonly xFrameOptions: (typeof FRAME_OPTIONS)[number];
}

/** Reads flags and variables. Throws a usage error that names the flag or variable and what it should be. */
export function parseServerSettings(sources: OptionSources): ServerSettings {
  const artifacts = parseArtifactSettings(sources);
  checkArtifactRoot(artifacts);
  const allowedHosts = parseList(findOptionValue(SERVER_OPTIONS.allowedHosts, sources));
  const corsAllowedOrigins = parseList(findOptionValue(SERVER_OPTIONS.corsAllowedOrigins, sources));
  return {
    host: requireValue(findOptionValue(SERVER_OPTIONS.host, sources)).text,
    port: parsePort(requireValue(findOptionValue(SERVER_OPTIONS.port, sources))),
    storeUri: requireValue(findOptionValue(SERVER_OPTIONS.backendStoreUri, sources)).text,
    ...(allowedHosts && { allowedHosts }),
    ...(corsAllowedOrigins && { corsAllowedOrigins }),
    disableSecurityMiddleware: isOptionOn(SERVER_OPTIONS.disableSecurityMiddleware, sources),
    abandonAfterMs: parseSilence(requireValue(findOptionValue(SERVER_OPTIONS.abandonAfter, sources))),
    xFrameOptions: parseFrameOption(requireValue(findOptionValue(SERVER_OPTIONS.xFrameOptions, sources))),
    ...artifacts,
  };
}

function requireValue(value: OptionValue | undefined): OptionValue {
  if (value === undefined) throw new Error('An option with a fallback has no value');
  if (value.text.trim() === '') throw new CliError('usage', `${value.setBy} must not be empty.`);
  return value;
}

function parsePort({ text, setBy }: OptionValue): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= MAX_PORT) return port;
  throw new CliError('usage', `${setBy} must be a whole number from 0 to ${MAX_PORT}, not '${text}'.`);
}

function parseFrameOption({ text, setBy }: OptionValue): ServerSettings['xFrameOptions'] {
  const option = FRAME_OPTIONS.find((candidate) => candidate === text.toUpperCase());
  if (option !== undefined) return option;
  throw new CliError('usage', `${setBy} must be one of ${FRAME_OPTIONS.join(', ')}, not '${text}'.`);
}

function parseSilence({ text, setBy }: OptionValue): number {
  const durationMs = parseDuration(text);
  if (durationMs !== undefined) return durationMs;
  throw new CliError('usage', `${setBy} must be a duration such as 90s, 30m or 2h, or off, not '${text}'.`);
}

function parseList(value: OptionValue | undefined): readonly string[] | undefined {
  return value?.text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
