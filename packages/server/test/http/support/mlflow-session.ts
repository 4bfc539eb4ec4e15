import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { expect } from 'vitest';

import { postOtlp } from './post-otlp.ts';
import { type SpanSketch, toTestTraceData } from './test-spans.ts';
import type { TestServer } from './test-server.ts';

export interface MlflowAnswer {
  readonly status: number;
  // What a response says is what a test is about: it is read without a schema.
  readonly json: Readonly<Record<string, unknown>>;
}

/** Calls of version 3.0 of the MLflow surface, and spans to call them about. */
export interface MlflowSession {
  call(method: string, path: string, message?: unknown): Promise<MlflowAnswer>;
  /** The same, and the answer must be 200. */
  ask(method: string, path: string, message?: unknown): Promise<MlflowAnswer['json']>;
  /** Stores the spans in the default experiment. */
  send(...spans: readonly SpanSketch[]): Promise<void>;
}

/** Speaks JSON with a server as MLflow's clients do. */
export function createMlflowSession(server: TestServer): MlflowSession {
  const call: MlflowSession['call'] = async (method, path, message) => {
    const response = await fetch(`${server.baseUrl}/api/3.0/mlflow${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(message === undefined ? {} : { body: typeof message === 'string' ? message : JSON.stringify(message) }),
    });
    return { status: response.status, json: (await response.json()) as MlflowAnswer['json'] };
  };
  return {
    call,
    async ask(method, path, message) {
      const { status, json } = await call(method, path, message);
      expect([status, json]).toEqual([200, json]);
      return json;
    },
    async send(...spans) {
      const { status } = await postOtlp(server, { body: encodeTraceData(toTestTraceData(spans)) });
      expect(status).toBe(200);
    },
  };
}
