import type { ConnectionConfig } from '../connection/connection-config.ts';
import { type Connection, getConnection, hasTrackingUri } from '../connection/connection.ts';
import { toBasicAuth } from '../connection/basic-auth.ts';
import { reportOnce } from '../diagnostics/report.ts';
import { findEnvironment, findFlag, findNumber } from '../environment.ts';
import type { Destination } from '../export/destination.ts';
import { HttpSender } from '../export/http-sender.ts';
import type { DestinationChoice, DestinationConfig, ProcessorConfig } from '../setup/processor-config.ts';
import { createConsoleDestination } from './console-destination.ts';
import { createDatabricksDestination } from './databricks-destination.ts';
import { createExporterDestination } from './exporter-destination.ts';
import { createGrpcExporter } from './grpc-exporter.ts';
import { createOtlpDestination } from './otlp-destination.ts';
import { createServerDestination } from './server-destination.ts';

/** A destination and which spans it gets. */
export interface ResolvedDestination {
  readonly destination: Destination;
  readonly choice: DestinationChoice;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const TRACES_PATH = '/v1/traces';

/** What a config and the environment say about where spans go. One that lacks something is reported; the others stay. */
export function resolveDestinations(config: ProcessorConfig): ResolvedDestination[] {
  const configs = config.destinations ?? listDefaultDestinations(config);
  return configs.flatMap((choice) => {
    try {
      return [{ destination: createDestination(choice, config), choice }];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      reportOnce(`destinations ${message}`, `Nothing is exported to the ${choice.type} destination. ${message}`);
      return [];
    }
  });
}

/** The server, the collector, or both: silent loss is the worst outcome. */
function listDefaultDestinations(config: ProcessorConfig): DestinationConfig[] {
  const configs: DestinationConfig[] = [];
  if (hasTrackingUri(config)) configs.push({ type: 'server' });
  if (findCollectorUrl() !== undefined && findFlag('MLFLOW_ENABLE_OTLP_EXPORTER') !== false) {
    configs.push({ type: 'otlp' });
  }
  if (configs.length === 0) {
    reportOnce(
      'no-destination',
      'Spans go nowhere: give trackingUri, or set MLFLOW_TRACKING_URI or OTEL_EXPORTER_OTLP_ENDPOINT.',
    );
  }
  return configs;
}

function createDestination(config: DestinationConfig, defaults: ConnectionConfig): Destination {
  switch (config.type) {
    case 'server':
      return createTrackingDestination(getConnection({ ...defaults, ...pickDefined(config) }));
    case 'otlp':
      return createCollectorDestination(config, defaults);
    case 'exporter':
      return createExporterDestination(() => config.exporter, config.name ?? "the program's exporter");
    case 'console':
      return createConsoleDestination(config.write);
  }
}

function createTrackingDestination(connection: Connection): Destination {
  return connection.kind === 'databricks'
    ? createDatabricksDestination(connection)
    : createServerDestination(connection);
}

function createCollectorDestination(
  config: Extract<DestinationConfig, { readonly type: 'otlp' }>,
  defaults: ConnectionConfig,
): Destination {
  const url = config.url ?? findCollectorUrl();
  if (url === undefined) {
    throw new Error('No collector is known: give the otlp destination a url, or set OTEL_EXPORTER_OTLP_ENDPOINT.');
  }
  const { address, authorization } = splitCredentials(url);
  const headers = { ...authorization, ...findCollectorHeaders(), ...config.headers };
  const protocol = config.protocol ?? findCollectorProtocol();
  const name = `the collector at ${toPublicUrl(url)}`;
  if (protocol === 'grpc') return createExporterDestination(async () => createGrpcExporter(url), name);
  const sender = new HttpSender({
    headers: () => headers,
    timeoutMs: findCollectorTimeoutMs(),
    fetch: defaults.fetch ?? globalThis.fetch,
    gzip: (findTraces('COMPRESSION') ?? 'gzip') === 'gzip',
  });
  return createOtlpDestination({ name, url: address, protocol, sender });
}

/**
 * `OTEL_EXPORTER_OTLP_TRACES_<name>`, else `OTEL_EXPORTER_OTLP_<name>`.
 *
 * Source: https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
function findTraces(name: string): string | undefined {
  return findEnvironment(`OTEL_EXPORTER_OTLP_TRACES_${name}`) ?? findEnvironment(`OTEL_EXPORTER_OTLP_${name}`);
}

/** The address for traces is used as it is; the general one is the root under which they have their path. */
function findCollectorUrl(): string | undefined {
  const exact = findEnvironment('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
  const root = findEnvironment('OTEL_EXPORTER_OTLP_ENDPOINT');
  if (exact !== undefined || root === undefined) return exact;
  return findCollectorProtocol() === 'grpc' ? root : root.replace(/\/+$/, '') + TRACES_PATH;
}

function findCollectorProtocol(): 'grpc' | 'http/json' | 'http/protobuf' {
  const protocol = findTraces('PROTOCOL');
  return protocol === 'grpc' || protocol === 'http/json' ? protocol : 'http/protobuf';
}

function findCollectorTimeoutMs(): number {
  return (
    findNumber('OTEL_EXPORTER_OTLP_TRACES_TIMEOUT') ?? findNumber('OTEL_EXPORTER_OTLP_TIMEOUT') ?? DEFAULT_TIMEOUT_MS
  );
}

/** `key=value,key=value`, percent-encoded. */
function findCollectorHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const pair of (findTraces('HEADERS') ?? '').split(',')) {
    const at = pair.indexOf('=');
    if (at > 0) headers[pair.slice(0, at).trim()] = decodeQuietly(pair.slice(at + 1).trim());
  }
  return headers;
}

function decodeQuietly(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** fetch refuses addresses with a name and password, naming both in its error. */
function splitCredentials(url: string): { address: string; authorization: Readonly<Record<string, string>> } {
  if (!URL.canParse(url)) return { address: url, authorization: {} };
  const parsed = new URL(url);
  const { username, password } = parsed;
  if (username === '' && password === '') return { address: url, authorization: {} };
  parsed.username = '';
  parsed.password = '';
  return {
    address: parsed.href,
    authorization: { authorization: toBasicAuth(decodeQuietly(username), decodeQuietly(password)) },
  };
}

/** Without credentials and query, for messages. */
function toPublicUrl(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return '(unreadable address)';
  }
}

function pickDefined<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<Value>;
}
