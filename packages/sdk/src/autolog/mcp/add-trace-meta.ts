import { type Context, context as contextApi } from '@opentelemetry/api';

import { TraceContextPropagator } from '../../tracer/trace-context-propagator.ts';
import { isRecord, readField } from '../json/read-field.ts';

const PROPAGATOR = new TraceContextPropagator();

/**
 * The parameters of a request with the active trace in their `_meta`, where MCP has a place for it. The program's own
 * `_meta` wins.
 *
 * Source: https://opentelemetry.io/docs/specs/semconv/gen-ai/mcp/
 */
export function addTraceMeta(params: unknown): unknown {
  if (!isRecord(params)) return params;
  const carrier: Record<string, unknown> = {};
  PROPAGATOR.inject(contextApi.active(), carrier, {
    set: (target, key, value) => Object.assign(target as object, { [key]: value }),
  });
  const known = readField(params, '_meta');
  return { ...params, _meta: { ...carrier, ...(isRecord(known) ? known : {}) } };
}

/** The context of the caller, as far as a request tells it. */
export function readTraceMeta(params: unknown): Context {
  const meta = readField(params, '_meta');
  return PROPAGATOR.extract(contextApi.active(), meta, {
    get: (carrier, key) => {
      const value = readField(carrier, key);
      return typeof value === 'string' ? value : undefined;
    },
    keys: () => [],
  });
}
