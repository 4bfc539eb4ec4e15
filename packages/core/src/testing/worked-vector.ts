import { readdirSync, readFileSync } from 'node:fs';

import type { JsonObject } from '../json-value.ts';
import type { SampleSpan } from './sample-span.ts';

const FOLDER = new URL('../../../../fixtures/vectors/', import.meta.url);

/** A span as somebody sends it and what Gander has to make of it, written down by hand. */
export interface VectorSpan {
  readonly case?: string;
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly scope: string;
  readonly name: string;
  readonly kind?: 'INTERNAL' | 'CLIENT';
  readonly spanId?: string;
  readonly parentSpanId?: string;
  readonly status?: { readonly code: 'ERROR' | 'OK'; readonly message?: string };
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events?: SampleSpan['events'];
  readonly logs?: readonly VectorLog[];
  readonly children?: readonly Omit<VectorSpan, 'expect'>[];
  /** A part of the result: what is named has to be equal, `null` has to be absent. */
  readonly expect: JsonObject;
}

interface VectorLog {
  readonly scope?: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface TraceExpectation {
  readonly usage?: Readonly<Record<string, number>>;
  readonly cost_total?: number;
  readonly input?: string;
  readonly output?: string;
  readonly session?: string;
  readonly user?: string;
}

/** One file: spans of one trace, or cases that have nothing to do with each other. */
export interface Vector {
  readonly name: string;
  readonly spans: readonly VectorSpan[];
  readonly trace: TraceExpectation | undefined;
}

type Entry = VectorSpan | { readonly trace_expect: TraceExpectation };

/** All worked vectors. */
export function listVectors(): readonly Vector[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((file) => {
      const entries = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as readonly Entry[];
      return {
        name: file.slice(0, -'.json'.length),
        spans: entries.filter((entry) => 'expect' in entry),
        trace: entries.flatMap((entry) => ('trace_expect' in entry ? [entry.trace_expect] : []))[0],
      };
    });
}

/** The vector's span, to be sent over the wire. */
export function toSample(span: Omit<VectorSpan, 'expect'>, startUnixNano: bigint): SampleSpan {
  const { name, scope, resource, attributes, events, spanId, parentSpanId, status } = span;
  return {
    name,
    scope,
    attributes,
    startUnixNano,
    kind: span.kind === 'CLIENT' ? 3 : 1,
    statusCode: { ERROR: 2, OK: 1, '': 0 }[status?.code ?? ''],
    ...(status?.message === undefined ? {} : { statusMessage: status.message }),
    ...(resource && { resource }),
    ...(events && { events }),
    ...(spanId === undefined ? {} : { spanId }),
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
  };
}
