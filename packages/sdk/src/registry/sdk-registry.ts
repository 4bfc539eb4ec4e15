import type { Tracer } from '@opentelemetry/api';

import type { AmbientContext } from '../spans/ambient-context.ts';
import type { LiveSpan } from '../spans/live-span.ts';

/** Receives the few sentences the SDK has to say. */
export interface SdkLogger {
  warn(message: string): void;
  debug?(message: string): void;
}

/** Called with a span as it starts or ends; what it throws is swallowed. */
export type SpanHook = (span: LiveSpan) => void;

/** A processor that can be asked to send what it holds. */
export interface Flushable {
  forceFlush(): Promise<void>;
}

/**
 * What must exist once per process, however many copies of this package are loaded: a program that has the ESM and the
 * CommonJS build in memory still has one current SDK.
 */
export interface SdkRegistry {
  /** Set by `init`; without it spans go to the global tracer provider. */
  tracer: Tracer | undefined;
  isEnabled: boolean;
  lastActiveTraceId: string | undefined;
  logger: SdkLogger | undefined;
  readonly reported: Set<string>;
  readonly flushables: Set<Flushable>;
  readonly startHooks: Set<SpanHook>;
  readonly endHooks: Set<SpanHook>;
  /** Frameworks that keep their current span to themselves; see `spans/ambient-context.ts`. */
  readonly ambientContexts: Set<AmbientContext>;
  /** Ends what the last `init` started. */
  stop: (() => Promise<void>) | undefined;
  /** The connection of the last `init`, for the client functions. */
  connection: unknown;
  /** The client made of it on first use. */
  client: unknown;
}

const KEY = Symbol.for('gander.sdk.registry.v1');

/** The process's registry, created on first use. */
export function getRegistry(): SdkRegistry {
  const scope = globalThis as { [KEY]?: SdkRegistry };
  scope[KEY] ??= {
    tracer: undefined,
    isEnabled: true,
    lastActiveTraceId: undefined,
    logger: undefined,
    reported: new Set(),
    flushables: new Set(),
    startHooks: new Set(),
    endHooks: new Set(),
    ambientContexts: new Set(),
    stop: undefined,
    connection: undefined,
    client: undefined,
  };
  return scope[KEY];
}
