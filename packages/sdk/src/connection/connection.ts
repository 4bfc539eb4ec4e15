import { findEnvironment, findNumber } from '../environment.ts';
import { HttpSender, type HeaderSource } from '../export/http-sender.ts';
import { createRestClient, type RestClient } from '../rest/rest-client.ts';
import type { ConnectionConfig } from './connection-config.ts';
import { toBasicAuth } from './basic-auth.ts';
import { createDatabricksHeaders, findDatabricksProfile } from './databricks-headers.ts';
import { type ExperimentFinder, createExperimentFinder } from './experiment-finder.ts';

/** A server that can be asked and written to. */
export interface Connection {
  readonly kind: 'server' | 'databricks';
  readonly rest: RestClient;
  readonly experiment: ExperimentFinder;
  /** Of a Unity Catalog trace location: `catalog.schema.prefix`. */
  readonly unityCatalogLocation: string | undefined;
}

const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * A connection made of a config and, where it is silent, of the environment. Throws an Error that says what is missing:
 * the name of a server, or how to reach it.
 */
export function getConnection(config: ConnectionConfig): Connection {
  const trackingUri = config.trackingUri ?? findEnvironment('MLFLOW_TRACKING_URI');
  if (trackingUri === undefined) {
    throw new Error('No server is known: give trackingUri, or set MLFLOW_TRACKING_URI, e.g. http://127.0.0.1:5000.');
  }
  const target = trackingUri.startsWith('databricks')
    ? toDatabricks(config, trackingUri)
    : toServer(config, trackingUri);
  const sender = new HttpSender({
    headers: target.headers,
    timeoutMs: config.requestTimeoutMs ?? findNumber('MLFLOW_HTTP_REQUEST_TIMEOUT') ?? DEFAULT_TIMEOUT_MS,
    fetch: config.fetch ?? globalThis.fetch,
    gzip: true,
  });
  const rest = createRestClient(target.host, sender);
  return {
    kind: target.kind,
    rest,
    experiment: createExperimentFinder(rest, {
      experimentId: config.experimentId ?? findEnvironment('MLFLOW_EXPERIMENT_ID'),
      // A name in the program beats an id in the environment.
      experimentName: config.experimentName ?? findEnvironment('MLFLOW_EXPERIMENT_NAME'),
      isNamePreferred: config.experimentName !== undefined && config.experimentId === undefined,
    }),
    unityCatalogLocation: config.unityCatalogLocation ?? findEnvironment('MLFLOW_TRACING_DESTINATION'),
  };
}

/** Whether a config, or the environment, names a server. */
export function hasTrackingUri(config: ConnectionConfig): boolean {
  return (config.trackingUri ?? findEnvironment('MLFLOW_TRACKING_URI')) !== undefined;
}

interface Target {
  readonly kind: Connection['kind'];
  readonly host: string;
  readonly headers: HeaderSource;
}

function toServer(config: ConnectionConfig, trackingUri: string): Target {
  const url = parseUrl(trackingUri);
  const username = config.trackingServerUsername ?? findEnvironment('MLFLOW_TRACKING_USERNAME') ?? decode(url.username);
  const password = config.trackingServerPassword ?? findEnvironment('MLFLOW_TRACKING_PASSWORD') ?? decode(url.password);
  const token = config.trackingServerToken ?? findEnvironment('MLFLOW_TRACKING_TOKEN');
  url.username = '';
  url.password = '';
  const headers = { ...config.headers };
  const provider = config.authProvider?.getHeadersProvider();
  if (provider !== undefined) {
    return { kind: 'server', host: url.href, headers: async () => ({ ...headers, ...(await provider()) }) };
  }
  if (username !== '') headers['authorization'] = toBasicAuth(username, password);
  else if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  return { kind: 'server', host: url.href, headers: () => headers };
}

function toDatabricks(config: ConnectionConfig, trackingUri: string): Target {
  const profile = findDatabricksProfile(config, trackingUri);
  return {
    kind: 'databricks',
    host: profile.host,
    headers: createDatabricksHeaders(profile, {
      fetch: config.fetch ?? globalThis.fetch,
      nowMs: Date.now,
      headers: config.headers ?? {},
    }),
  };
}

function parseUrl(trackingUri: string): URL {
  try {
    const url = new URL(trackingUri);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  } catch {
    // Said below.
  }
  throw new Error(
    `The tracking URI must be http(s)://host, databricks or databricks://profile, got "${trackingUri.slice(0, 100).replace(/[^/\s]*@/, '…@')}".`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
