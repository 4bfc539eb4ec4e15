import { DEFAULT_LIMITS, type ProtocolLimits } from '@gander/protocol/limits';

import { resolveArtifactRoot } from './artifacts/resolve-artifact-root.ts';
import type { FrameOptions } from './http/security-headers.ts';

/** Everything a server can be told. The environment is read by the caller. */
export interface ServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** As MLFLOW_BACKEND_STORE_URI: `sqlite:///relative.db`, `sqlite:////absolute.db`, a plain path, … */
  readonly storeUri: string;
  /** Gander's own version. */
  readonly version: string;
  readonly allowedHosts?: readonly string[] | undefined;
  readonly corsAllowedOrigins?: readonly string[] | undefined;
  readonly disableSecurityMiddleware?: boolean | undefined;
  readonly xFrameOptions?: FrameOptions | undefined;
  /** Folder of the built UI. */
  readonly webRoot?: string | undefined;
  readonly limits?: ProtocolLimits | undefined;
  /** Bodies in memory, from their first byte to their commit. */
  readonly queueBytes?: number | undefined;
  readonly queueRequests?: number | undefined;
  /** Silence after which a trace whose root has not ended is closed as abandoned; 0 for never. Default: 30 minutes. */
  readonly abandonAfterMs?: number | undefined;
  /** Where the files of runs and traces are kept: a folder or `s3://bucket/prefix`. Default: `mlartifacts` beside the database. */
  readonly artifactsDestination?: string | undefined;
  /** Where new experiments say that theirs are. Default: behind the proxy, `mlflow-artifacts:/`. */
  readonly defaultArtifactRoot?: string | undefined;
  /** Whether clients send and get files through this server. Default: yes. */
  readonly serveArtifacts?: boolean | undefined;
  /** Of an S3-compatible store that is not Amazon's. */
  readonly s3Endpoint?: string | undefined;
  /** Where the server says what happens; never prompts, completions or credentials. */
  readonly log: (line: string) => void;
  /** A thread died of a bug: the process has to end. */
  readonly onFatal?: ((error: Error) => void) | undefined;
}

export type ResolvedServerOptions = Required<{
  [Key in keyof ServerOptions]: Exclude<ServerOptions[Key], undefined> | OptionalOf<Key>;
}>;

/** Options whose absence means something. */
type OptionalOf<Key> = Key extends
  | 'allowedHosts'
  | 'corsAllowedOrigins'
  | 'webRoot'
  | 'artifactsDestination'
  | 'defaultArtifactRoot'
  | 's3Endpoint'
  ? undefined
  : never;

/** With what it takes to inflate, split and compress them, this keeps the process below 512 MiB under any load. */
const DEFAULT_QUEUE_BYTES = 32 * 1024 * 1024;
const DEFAULT_QUEUE_REQUESTS = 1024;
const DEFAULT_ABANDON_AFTER_MS = 30 * 60_000;

/** Fills in what was left out. */
export function resolveServerOptions(options: ServerOptions): ResolvedServerOptions {
  return {
    ...options,
    allowedHosts: options.allowedHosts,
    corsAllowedOrigins: options.corsAllowedOrigins,
    webRoot: options.webRoot,
    artifactsDestination: options.artifactsDestination,
    defaultArtifactRoot: options.defaultArtifactRoot && resolveArtifactRoot(options.defaultArtifactRoot),
    s3Endpoint: options.s3Endpoint,
    serveArtifacts: options.serveArtifacts ?? true,
    disableSecurityMiddleware: options.disableSecurityMiddleware ?? false,
    xFrameOptions: options.xFrameOptions ?? 'SAMEORIGIN',
    limits: options.limits ?? DEFAULT_LIMITS,
    queueBytes: options.queueBytes ?? DEFAULT_QUEUE_BYTES,
    queueRequests: options.queueRequests ?? DEFAULT_QUEUE_REQUESTS,
    abandonAfterMs: options.abandonAfterMs ?? DEFAULT_ABANDON_AFTER_MS,
    onFatal:
      options.onFatal ??
      ((error) => {
        throw error;
      }),
  };
}
