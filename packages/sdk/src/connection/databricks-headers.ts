import { platform } from '#platform';

import { findEnvironment } from '../environment.ts';
import type { HeaderSource } from '../export/http-sender.ts';
import { runSuppressed } from '../tracer/run-suppressed.ts';
import { toBasicAuth } from './basic-auth.ts';
import type { ConnectionConfig } from './connection-config.ts';

/** How a Databricks workspace is reached. */
export interface DatabricksProfile {
  readonly host: string;
  readonly token: string | undefined;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

/** Token requests a little before the old one ends. */
const EXPIRY_MARGIN_MS = 60_000;
const DEFAULT_LIFETIME_S = 3600;
const TOKEN_TIMEOUT_MS = 30_000;

/**
 * Config, then environment, then the profile of `~/.databrickscfg`: the order of Databricks' own tools. A profile that the
 * tracking URI names (`databricks://profile`) comes before the environment. Throws an Error when something is missing.
 */
export function findDatabricksProfile(config: ConnectionConfig, trackingUri: string): DatabricksProfile {
  const named = /^databricks:\/\/([^/?#]+)/.exec(trackingUri)?.[1];
  const section = readProfile(config, named ?? findEnvironment('DATABRICKS_CONFIG_PROFILE') ?? 'DEFAULT');
  const environment = {
    host: findEnvironment('DATABRICKS_HOST'),
    token: findEnvironment('DATABRICKS_TOKEN'),
    client_id: findEnvironment('DATABRICKS_CLIENT_ID'),
    client_secret: findEnvironment('DATABRICKS_CLIENT_SECRET'),
  };
  const pick = (key: keyof typeof environment, given: string | undefined): string | undefined =>
    given ?? (named === undefined ? (environment[key] ?? section[key]) : (section[key] ?? environment[key]));
  const host = pick('host', config.host);
  const profile = {
    token: pick('token', config.databricksToken),
    clientId: pick('client_id', config.databricksClientId),
    clientSecret: pick('client_secret', config.databricksClientSecret),
  };
  if (host === undefined) throw new Error('No Databricks workspace is known: set DATABRICKS_HOST, or give host.');
  if (profile.token === undefined && (profile.clientId === undefined || profile.clientSecret === undefined)) {
    throw new Error(
      'No Databricks credentials are known: set DATABRICKS_TOKEN, or DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET.',
    );
  }
  return { host: /^https?:\/\//.test(host) ? host : `https://${host}`, ...profile };
}

export interface DatabricksHeadersDeps {
  readonly fetch: typeof fetch;
  readonly nowMs: () => number;
  /** Added to every request. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A personal access token as it is, or the access token of a service principal, asked for when needed and kept until
 * shortly before it ends.
 *
 * Source: https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m
 */
export function createDatabricksHeaders(profile: DatabricksProfile, deps: DatabricksHeadersDeps): HeaderSource {
  const { token } = profile;
  if (token !== undefined) return () => ({ ...deps.headers, authorization: `Bearer ${token}` });
  let current: { readonly token: string; readonly expiresMs: number } | undefined;
  let pending: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const granted = await requestToken(profile, deps.fetch);
    current = { token: granted.token, expiresMs: deps.nowMs() + granted.lifetimeMs };
    return granted.token;
  };
  return async () => {
    const isFresh = current !== undefined && deps.nowMs() < current.expiresMs - EXPIRY_MARGIN_MS;
    if (!isFresh) pending ??= ask().finally(() => (pending = undefined));
    const accessToken = isFresh ? current?.token : await pending;
    return { ...deps.headers, authorization: `Bearer ${accessToken ?? ''}` };
  };
}

async function requestToken(
  profile: DatabricksProfile,
  fetchToken: typeof fetch,
): Promise<{ readonly token: string; readonly lifetimeMs: number }> {
  const response = await runSuppressed(async () =>
    fetchToken(`${profile.host.replace(/\/+$/, '')}/oidc/v1/token`, {
      method: 'POST',
      headers: {
        authorization: toBasicAuth(profile.clientId ?? '', profile.clientSecret ?? ''),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials&scope=all-apis',
      redirect: 'manual',
      signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
    }),
  );
  const body = (await response.json().catch(() => ({}))) as { access_token?: unknown; expires_in?: unknown };
  if (!response.ok || typeof body.access_token !== 'string') {
    throw new Error(`Databricks gave no access token (${response.status}): check the client id and secret.`);
  }
  const seconds = typeof body.expires_in === 'number' ? body.expires_in : DEFAULT_LIFETIME_S;
  return { token: body.access_token, lifetimeMs: seconds * 1000 };
}

function readProfile(config: ConnectionConfig, name: string): Readonly<Record<string, string>> {
  const path =
    config.databricksConfigPath ?? findEnvironment('DATABRICKS_CONFIG_FILE') ?? platform.toHomePath('.databrickscfg');
  const text = path === undefined ? undefined : platform.readTextFile(path);
  return text === undefined ? {} : (parseProfiles(text)[name] ?? {});
}

/** Sections of an INI file. */
function parseProfiles(text: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const sections: Record<string, Record<string, string>> = {};
  let current: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\s*\[([^\]]+)\]/.exec(line)?.[1];
    const [, key, value] = /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (heading !== undefined) sections[heading.trim()] = current = {};
    else if (key !== undefined && value !== undefined) current[key] = value;
  }
  return sections;
}
