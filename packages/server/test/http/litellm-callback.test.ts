import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type CallbackRequest, listCallbackRecordings, readCallbackRecording } from './support/litellm-recordings.ts';
import { type Exchange, readScenario } from './support/replay/recording.ts';
import { scoreExchange } from './support/replay/score-exchange.ts';
import { sendRequest } from './support/replay/send-request.ts';
import { openTestServer, startTestServer, type TestServer } from './support/test-server.ts';

/** What LiteLLM and the fake model server behind it did when the requests were recorded. */
const EXPECTED: Readonly<Record<string, ExpectedTrace>> = {
  success: {
    state: 'OK',
    name: 'litellm-completion',
    tags: { jobID: '2145', taskName: 'agent', plain: '' },
    tokens: { input_tokens: 18, output_tokens: 5, total_tokens: 23 },
    answer: 'Paris.',
    spans: [['litellm-completion', 'LLM', 'STATUS_CODE_OK']],
  },
  failure: {
    state: 'ERROR',
    name: 'litellm-completion',
    tags: { jobID: '2146' },
    tokens: { input_tokens: 0, output_tokens: 0, total_tokens: 0 },
    answer: undefined,
    spans: [['litellm-completion', 'LLM', 'STATUS_CODE_ERROR']],
  },
  streaming: {
    state: 'OK',
    name: 'litellm-completion',
    tags: { jobID: '2147' },
    tokens: { input_tokens: 11, output_tokens: 7, total_tokens: 18 },
    answer: 'Hello world',
    spans: [['litellm-completion', 'LLM', 'STATUS_CODE_OK']],
  },
  'callback-streaming': {
    state: 'OK',
    name: 'litellm-completion',
    tags: { jobID: '2147' },
    tokens: { input_tokens: 11, output_tokens: 7, total_tokens: 18 },
    answer: 'Hello world',
    spans: [['litellm-completion', 'LLM', 'STATUS_CODE_OK']],
  },
  nested: {
    state: 'OK',
    name: 'agent',
    // LiteLLM makes its tags those of the trace only when its own span is the root; here the server does.
    tags: { jobID: '2148' },
    tokens: { input_tokens: 18, output_tokens: 5, total_tokens: 23 },
    answer: '"Paris."',
    spans: [
      ['agent', 'AGENT', 'STATUS_CODE_OK'],
      ['litellm-completion', 'LLM', 'STATUS_CODE_OK'],
    ],
  },
};

interface ExpectedTrace {
  readonly state: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly tokens: Readonly<Record<string, number>>;
  readonly answer: string | undefined;
  /** Name, type and status. */
  readonly spans: readonly (readonly [string, string, string])[];
}

interface TraceJson {
  readonly trace_info: {
    readonly trace_id: string;
    readonly state: string;
    /** e.g. `1.500s` */
    readonly execution_duration: string;
    readonly response_preview?: string;
    readonly trace_metadata: Readonly<Record<string, string>>;
    readonly tags: Readonly<Record<string, string>>;
  };
  readonly spans: readonly {
    readonly name: string;
    readonly attributes: readonly { readonly key: string; readonly value: { readonly string_value?: string } }[];
    readonly status: { readonly code: string };
  }[];
}

type Step = 'report' | 'spans' | 'file';

/** The client sends report and spans from two threads; the file follows the answer to the report. */
const ORDERS: readonly { readonly order: string; readonly steps: readonly (readonly Step[])[] }[] = [
  { order: 'spans first', steps: [['spans'], ['report']] },
  { order: 'report first', steps: [['report'], ['spans']] },
  { order: 'report first, then the file as well', steps: [['report'], ['file'], ['spans']] },
  { order: 'report first, the file last', steps: [['report'], ['spans'], ['file']] },
  { order: 'both at once', steps: [['report', 'spans']] },
  {
    order: 'both at once, and all of it twice',
    steps: [
      ['report', 'spans'],
      ['file', 'spans', 'report'],
    ],
  },
];

const NAMES = Object.keys(EXPECTED);
const START_LIMIT_MS = 60_000;

describe('the callback of LiteLLM', () => {
  /** One per order: the recorded ids are the same in all of them. */
  const servers = new Map<string, TestServer>();

  beforeAll(async () => {
    for (const { order, steps } of ORDERS) {
      const server = await openTestServer();
      servers.set(order, server);
      await createRecordedExperiment(server);
      for (const recording of NAMES.map(readCallbackRecording)) {
        for (const step of steps) await Promise.all(step.map((part) => send(server, recording[part])));
      }
    }
  }, START_LIMIT_MS);
  afterAll(() => Promise.all([...servers.values()].map((server) => server.dispose())));

  function getServer(order: string): TestServer {
    const server = servers.get(order);
    if (server === undefined) throw new Error(`No server has seen: ${order}`);
    return server;
  }

  it('should be recorded in every form that is expected', () => {
    expect(listCallbackRecordings()).toEqual(NAMES.toSorted());
  });

  it.each(ORDERS)('should be one trace per call: $order', async ({ order }) => {
    const ids = (await search(getServer(order))).traces?.map(({ trace_id }) => trace_id) ?? [];
    expect(ids.toSorted()).toEqual(NAMES.map((name) => readCallbackRecording(name).traceId).toSorted());
  });

  describe.each(ORDERS)('$order', ({ order }) => {
    it.each(Object.entries(EXPECTED))(
      'should have the right state, tags, tokens and spans: %s',
      async (name, expected) => {
        const { traceId } = readCallbackRecording(name);
        const { trace_info: info, spans } = await getTrace(getServer(order), traceId);
        expect(info.state).toBe(expected.state);
        expect(info.response_preview).toBe(expected.answer);
        expect(JSON.parse(info.trace_metadata['mlflow.trace.tokenUsage'] ?? '')).toEqual(expected.tokens);
        expect(info.tags).toEqual({
          ...expected.tags,
          'mlflow.traceName': expected.name,
          'mlflow.trace.spansLocation': 'TRACKING_STORE',
          'mlflow.artifactLocation': `mlflow-artifacts:/1/traces/${traceId}/artifacts`,
        });
        expect(spans.map((span) => [span.name, readSpanType(span), span.status.code])).toEqual(expected.spans);
      },
    );
  });

  it.each(NAMES)('should look the same to clients and in the UI, whichever came first: %s', async (name) => {
    const { traceId } = readCallbackRecording(name);
    const seen = await Promise.all([...servers.values()].map((server) => readBoth(server, traceId)));
    const [first] = seen;
    for (const { durationMs, ...rest } of seen) {
      expect({ ...rest, durationMs }).toEqual({ ...first, durationMs });
      expect(Math.abs(durationMs - (first?.durationMs ?? Number.NaN))).toBeLessThanOrEqual(1);
    }
  });
});

/** The same call as MLflow 3.11 made it; there the spans were always first. */
describe('the callback of LiteLLM, reports before spans', () => {
  it('should be read as recorded', async () => {
    const server = await startTestServer();
    const { bindings, exchanges } = readScenario('litellm-success');
    const isReport = ({ request }: Exchange) => request.method === 'POST' && request.path === '/api/3.0/mlflow/traces';
    const isSpans = ({ request }: Exchange) => request.path === '/v1/traces';
    const bound = new Map<string, unknown>([['exp_1', '1']]);
    expect(bindings.map(({ name }) => name)).toEqual(['exp_1']);
    await createRecordedExperiment(server);
    for (const exchange of [...exchanges.filter(isReport), ...exchanges.filter(isSpans)]) {
      expect((await sendRequest(server.baseUrl, exchange.request, bound)).status).toBe(200);
    }
    const reads = exchanges.filter(({ request }) => request.path.startsWith('/api/3.0/mlflow/traces/'));
    expect(reads.length).toBeGreaterThan(10);
    for (const exchange of reads) {
      const answer = await sendRequest(server.baseUrl, exchange.request, bound);
      const differences = scoreExchange(exchange, answer, bound).filter((line) => !line.includes('execution_duration'));
      expect([exchange.n, differences]).toEqual([exchange.n, []]);
    }
  });
});

/**
 * The trace as clients and as the UI see it. Its duration apart: clients report whole milliseconds that have passed, and
 * spans that come later stretch the trace to the millisecond in which they end, as they do on MLflow's server.
 */
async function readBoth(server: TestServer, traceId: string) {
  const { trace_info, spans } = await getTrace(server, traceId);
  const { execution_duration: duration, ...info } = trace_info;
  const { items } = await server.client.listTraces({ params: { experimentId: '1' }, query: {} });
  const row = items.find((item) => item.traceId === traceId);
  if (row === undefined) throw new Error(`The trace ${traceId} is not in the list`);
  const { endUnixNano: _end, ...summary } = row;
  return { info, spans, summary, durationMs: Number.parseFloat(duration) * 1000 };
}

function readSpanType({ attributes }: TraceJson['spans'][number]): string | undefined {
  return attributes.find(({ key }) => key === 'mlflow.spanType')?.value.string_value;
}

async function createRecordedExperiment(server: TestServer): Promise<void> {
  const created = await call(server, 'POST', '/api/2.0/mlflow/experiments/create', { name: 'litellm' });
  expect(created).toEqual({ experiment_id: '1' });
}

async function send(server: TestServer, { method, path, headers, body }: CallbackRequest): Promise<void> {
  const response = await fetch(server.baseUrl + path, { method, headers, body });
  expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
}

async function search(server: TestServer) {
  const locations = [{ type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: '1' } }];
  return (await call(server, 'POST', '/api/3.0/mlflow/traces/search', { locations })) as {
    readonly traces?: readonly { readonly trace_id: string }[];
  };
}

async function getTrace(server: TestServer, traceId: string): Promise<TraceJson> {
  const { trace } = (await call(server, 'GET', `/api/3.0/mlflow/traces/get?trace_id=${traceId}`)) as {
    readonly trace: TraceJson;
  };
  return trace;
}

async function call(server: TestServer, method: string, path: string, message?: unknown): Promise<unknown> {
  const response = await fetch(server.baseUrl + path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(message === undefined ? {} : { body: JSON.stringify(message) }),
  });
  expect(response.status, path).toBe(200);
  return response.json();
}
