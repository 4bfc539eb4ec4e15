import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { getRegistry } from '../registry/sdk-registry.ts';
import { init, type InitConfig, type Sdk } from '../setup/init.ts';
import { startSpan } from '../spans/start-span.ts';
import { tracingContext } from '../spans/tracing-context.ts';
import { updateCurrentTrace } from '../spans/update-current-trace.ts';
import { withSpan } from '../spans/with-span.ts';
import { type FakeServer, type ReceivedRequest, startFakeGander, startFakeServer } from '../testing/fake-server.ts';

const VARIABLES = /^(?:MLFLOW|OTEL|DATABRICKS|GANDER)_/;
const kept = { ...process.env };
const reports: string[] = [];
let sdk: Sdk | undefined;

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (VARIABLES.test(name)) delete process.env[name];
  reports.length = 0;
  getRegistry().reported.clear();
});

afterEach(async () => {
  await sdk?.shutdown();
  getRegistry().logger = undefined;
  process.env = { ...kept };
});

function start(config: InitConfig = {}): Sdk {
  sdk = init({
    global: false,
    flushOnExit: false,
    logger: { warn: (message) => reports.push(message) },
    limits: { firstBackoffMs: 1, flushTimeoutMs: 3000 },
    ...config,
  });
  return sdk;
}

function recordOneTrace(): void {
  withSpan({ name: 'agent', inputs: { q: 'why?' } }, () => {
    updateCurrentTrace({
      tags: { team: 'x' },
      metadata: { release: '1' },
      sessionId: 's-1',
      user: 'ann',
      clientRequestId: 'cr-1',
    });
    withSpan('call', (span) => {
      span.setAttribute('mlflow.chat.tokenUsage', { input_tokens: 3, output_tokens: 4, total_tokens: 7 });
      return 'because';
    });
    return { a: 'because' };
  });
}

const jsonOf = (request: ReceivedRequest | undefined): unknown => JSON.parse(request?.body.toString() ?? 'null');
const pathsOf = ({ requests }: FakeServer): string[] => requests.map(({ method, path }) => `${method} ${path}`);

/** As a stock MLflow server of some version answers. */
async function startMlflow(version: string): Promise<FakeServer> {
  return startFakeServer(({ path, method, body }) => {
    if (path === '/version') return { body: version };
    if (path.includes('/gander/')) return { status: 404 };
    if (path.endsWith('/get-by-name'))
      return { status: 404, body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'no' } };
    if (path.endsWith('/experiments/create')) return { body: { experiment_id: '77' } };
    if (path === '/api/3.0/mlflow/traces' && method === 'POST') {
      const { trace } = JSON.parse(body.toString()) as { trace: { trace_info: { trace_id: string; tags: object } } };
      const location = `mlflow-artifacts:/77/traces/${trace.trace_info.trace_id}/artifacts`;
      const tags = { ...trace.trace_info.tags, 'mlflow.artifactLocation': location };
      return { body: { trace: { trace_info: { ...trace.trace_info, tags } } } };
    }
    return undefined;
  });
}

describe('a Gander server', () => {
  it('gets everything by OTLP in one request, in protobuf, with the experiment only if one was chosen', async () => {
    await using server = await startFakeGander();
    start({ trackingUri: server.url });
    recordOneTrace();
    withSpan({ name: 'long', inputs: 'x'.repeat(5000) }, () => 1);
    await sdk?.flush();

    expect(pathsOf(server)).toEqual(['GET /api/gander/v1/instance', 'POST /v1/traces']);
    expect(server.requests[1]?.headers).toMatchObject({
      'content-type': 'application/x-protobuf',
      'content-encoding': 'gzip',
    });
    expect(server.requests[1]?.headers).not.toHaveProperty('x-mlflow-experiment-id');
    expect(server.spans.find(({ name }) => name === 'agent')?.attributes).toMatchObject({
      'mlflow.trace.tag.team': 'x',
      'mlflow.spanInputs': { q: 'why?' },
    });
  });
});

describe('a stock MLflow server', () => {
  it('gets spans by OTLP, then what belongs to the trace', async () => {
    await using server = await startMlflow('3.11.2.dev0');
    start({
      trackingUri: server.url,
      experimentName: 'shop',
      trackingServerUsername: 'ann',
      trackingServerPassword: 'pä',
    });
    recordOneTrace();
    await sdk?.flush();

    expect(pathsOf(server).slice(2)).toEqual([
      'GET /api/2.0/mlflow/experiments/get-by-name',
      'POST /api/2.0/mlflow/experiments/create',
      'POST /v1/traces',
      'POST /api/3.0/mlflow/traces',
    ]);
    expect(server.requests.at(-2)?.headers['x-mlflow-experiment-id']).toBe('77');
    expect(
      server.requests.every(
        ({ headers }) => headers['authorization'] === `Basic ${Buffer.from('ann:pä').toString('base64')}`,
      ),
    ).toBe(true);
    expect(jsonOf(server.requests.at(-1))).toMatchObject({
      trace: {
        trace_info: {
          trace_id: `tr-${server.spans[0]?.traceId ?? ''}`,
          client_request_id: 'cr-1',
          trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: '77' } },
          state: 'OK',
          request_preview: '{"q":"why?"}',
          response_preview: '{"a":"because"}',
          execution_duration: expect.stringMatching(/^\d+\.\d{3}s$/),
          trace_metadata: {
            release: '1',
            'mlflow.trace.session': 's-1',
            'mlflow.trace.user': 'ann',
            'mlflow.trace.tokenUsage': '{"input_tokens":3,"output_tokens":4,"total_tokens":7}',
          },
          tags: { team: 'x', 'mlflow.traceName': 'agent' },
        },
      },
    });
  });

  it('is told a session that only spans below the root know', async () => {
    await using server = await startMlflow('3.11.2');
    start({ trackingUri: server.url });
    withSpan('request', () => tracingContext({ sessionId: 's-9', user: 'ben' }, () => withSpan('agent', () => 1)));
    await sdk?.flush();

    expect(jsonOf(server.requests.at(-1))).toMatchObject({
      trace: { trace_info: { trace_metadata: { 'mlflow.trace.session': 's-9', 'mlflow.trace.user': 'ben' } } },
    });
  });

  it('does not get spans that have not ended', async () => {
    await using server = await startMlflow('3.11.2');
    start({ trackingUri: server.url });
    startSpan({ name: 'open' });
    await sdk?.shutdown();

    expect(server.spans).toEqual([]);
    expect(jsonOf(server.requests.at(-1))).toMatchObject({ trace: { trace_info: { state: 'IN_PROGRESS' } } });
  });

  it('is asked again what it is when it did not answer', async () => {
    let answers = 0;
    await using server = await startFakeServer(({ path }) => {
      if (path.includes('/gander/')) return { status: 404 };
      answers += path === '/version' ? 1 : 0;
      return path === '/version' && answers === 1 ? { status: 503 } : { body: path === '/version' ? '3.11.1' : {} };
    });
    start({ trackingUri: server.url });
    withSpan('call', () => 1);
    await sdk?.flush();

    expect(server.spans).toHaveLength(1);
  });
});

describe('an MLflow server before 3.4', () => {
  it('gets the trace and its spans as a file, those included that left early', async () => {
    await using server = await startMlflow('3.1.4');
    start({ trackingUri: server.url, limits: { partialMs: 1, scheduleDelayMs: 1 } });
    const root = startSpan({ name: 'root', startTimeNs: 1_750_000_000_123_456_789n });
    startSpan({ name: 'early', parent: root }).end();
    await sdk?.flush();
    root.end({ outputs: { a: 1 } });
    await sdk?.flush();

    const upload = server.requests.at(-1);
    expect(upload?.path).toBe(`/api/2.0/mlflow-artifacts/artifacts/77/traces/${root.traceId}/artifacts/traces.json`);
    expect(upload?.body.toString()).toContain('"start_time_unix_nano":1750000000123456789,');
    const { spans } = jsonOf(upload) as { spans: Record<string, unknown>[] };
    expect(spans.map(({ name }) => String(name)).toSorted()).toEqual(['early', 'root']);
    const written = spans.find(({ name }) => name === 'root');
    expect(written).toMatchObject({
      parent_span_id: null,
      span_id: Buffer.from(root.spanId, 'hex').toString('base64'),
      status: { code: 'STATUS_CODE_OK' },
      attributes: { 'mlflow.spanOutputs': '{"a":1}', 'mlflow.traceRequestId': `"${root.traceId}"` },
    });
  });
});

describe('a Databricks workspace', () => {
  async function startWorkspace(type: string, headers?: object[]): Promise<FakeServer> {
    const server: FakeServer = await startFakeServer(({ path }) => {
      if (path === '/oidc/v1/token') return { body: { access_token: 'granted', expires_in: 3600 } };
      if (path.endsWith('credentials-for-data-upload')) {
        return { body: { credential_info: { type, signed_uri: `${server.url}/bucket/file?sig=1`, headers } } };
      }
      return undefined;
    });
    return server;
  }

  it.each([
    ['AWS_PRESIGNED_URL', ['PUT ']],
    ['GCP_SIGNED_URL', ['PUT ']],
    ['AZURE_SAS_URI', ['PUT ']],
    ['AZURE_ADLS_GEN2_SAS_URI', ['PUT file', 'PATCH append', 'PATCH flush']],
  ])('takes spans through a signed address of kind %s, without our credentials', async (type, steps) => {
    await using server = await startWorkspace(type, [{ name: 'x-extra', value: 'yes' }]);
    start({
      trackingUri: 'databricks',
      host: server.url,
      databricksToken: 'dapi-secret',
      experimentId: '123456789012345678',
    });
    recordOneTrace();
    await sdk?.flush();

    const [created, granted, ...uploads] = server.requests;
    expect(created).toMatchObject({ path: '/api/3.0/mlflow/traces', headers: { authorization: 'Bearer dapi-secret' } });
    expect(jsonOf(created)).toMatchObject({
      trace: { trace_info: { trace_location: { mlflow_experiment: { experiment_id: '123456789012345678' } } } },
    });
    expect(granted?.path).toMatch(/^\/api\/2\.0\/mlflow\/traces\/tr-\w{32}\/credentials-for-data-upload$/);
    expect(
      uploads.map(({ method, query }) => `${method} ${query.get('resource') ?? query.get('action') ?? ''}`),
    ).toEqual(steps);
    for (const { headers } of uploads) {
      expect(headers).not.toHaveProperty('authorization');
      expect(headers['x-extra']).toBe('yes');
    }
    expect(uploads[0]?.headers['x-ms-blob-type']).toBe(type === 'AZURE_SAS_URI' ? 'BlockBlob' : undefined);
    const body = uploads.map((upload) => upload.body.toString()).join('');
    expect((JSON.parse(body) as { spans: object[] }).spans).toHaveLength(2);
    const flushed = uploads.find(({ query }) => query.get('action') === 'flush')?.query.get('position');
    expect(Number(flushed ?? body.length)).toBe(body.length);
  });

  it('grants a service principal one token for many requests', async () => {
    await using server = await startWorkspace('AWS_PRESIGNED_URL');
    process.env['DATABRICKS_HOST'] = server.url;
    process.env['DATABRICKS_CLIENT_ID'] = 'id';
    process.env['DATABRICKS_CLIENT_SECRET'] = 'secret';
    process.env['MLFLOW_TRACKING_URI'] = 'databricks';
    process.env['MLFLOW_EXPERIMENT_ID'] = '1';
    start();
    recordOneTrace();
    recordOneTrace();
    await sdk?.flush();

    const tokens = server.requests.filter(({ path }) => path === '/oidc/v1/token');
    expect(tokens).toHaveLength(1);
    expect(tokens[0]?.body.toString()).toBe('grant_type=client_credentials&scope=all-apis');
    expect(tokens[0]?.headers['authorization']).toBe(`Basic ${btoa('id:secret')}`);
    expect(server.requests.filter(({ headers }) => headers['authorization'] === 'Bearer granted')).toHaveLength(4);
  });

  it('is found in a profile of the config file', async () => {
    await using server = await startWorkspace('AWS_PRESIGNED_URL');
    const folder = mkdtempSync(join(tmpdir(), 'gander-databricks-'));
    writeFileSync(
      join(folder, 'cfg'),
      `[DEFAULT]\nhost = http://wrong\ntoken=no\n\n[work]\nhost = ${server.url}/\ntoken = from-file\n`,
    );
    start({ trackingUri: 'databricks://work', databricksConfigPath: join(folder, 'cfg'), experimentId: '1' });
    recordOneTrace();
    await sdk?.flush();
    rmSync(folder, { recursive: true });

    expect(server.requests[0]?.headers['authorization']).toBe('Bearer from-file');
  });

  it('takes spans of a Unity Catalog location by OTLP', async () => {
    await using server = await startFakeServer();
    start({
      trackingUri: 'databricks',
      host: server.url,
      databricksToken: 't',
      unityCatalogLocation: 'main.agents.shop',
    });
    recordOneTrace();
    await sdk?.flush();

    const [spans, info] = server.requests;
    expect(spans).toMatchObject({
      path: '/api/2.0/otel/v1/traces',
      headers: {
        'x-databricks-uc-table-name': 'main.agents.shop_otel_spans',
        'content-type': 'application/x-protobuf',
      },
    });
    expect(info?.path).toMatch(/^\/api\/4\.0\/mlflow\/traces\/main\.agents\.shop\/\w{32}\/info$/);
  });
});

describe('the environment', () => {
  it('names a collector, its headers and its encoding', async () => {
    await using collector = await startFakeServer();
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `${collector.url}/`;
    process.env['OTEL_EXPORTER_OTLP_HEADERS'] = 'api-key=a%20b,x=1';
    process.env['OTEL_SERVICE_NAME'] = 'shop';
    process.env['OTEL_RESOURCE_ATTRIBUTES'] = 'deployment.environment=prod,service.name=other';
    start();
    recordOneTrace();
    await sdk?.flush();

    expect(collector.requests[0]).toMatchObject({
      path: '/v1/traces',
      headers: { 'api-key': 'a b', x: '1', 'content-type': 'application/x-protobuf' },
    });
    expect(collector.spans[0]?.resource).toMatchObject({ 'service.name': 'shop', 'deployment.environment': 'prod' });
  });

  it('sends to server and collector when both are named', async () => {
    await using collector = await startFakeServer();
    await using server = await startFakeGander();
    process.env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] = `${collector.url}/custom/v1/traces`;
    process.env['OTEL_EXPORTER_OTLP_PROTOCOL'] = 'http/json';
    process.env['MLFLOW_TRACKING_URI'] = server.url;
    start();
    recordOneTrace();
    await sdk?.flush();

    expect([collector.spans.length, server.spans.length]).toEqual([2, 2]);
    expect(collector.requests[0]).toMatchObject({
      path: '/custom/v1/traces',
      headers: { 'content-type': 'application/json' },
    });
  });

  it('says so once when it names nothing', async () => {
    start();
    recordOneTrace();
    recordOneTrace();
    await sdk?.flush();

    expect(reports).toEqual([expect.stringContaining('Spans go nowhere: give trackingUri')]);
  });

  it('says what is missing, and never throws', async () => {
    process.env['MLFLOW_TRACKING_URI'] = 'ftp://nowhere';
    start();
    recordOneTrace();
    await sdk?.flush();

    expect(reports).toEqual([expect.stringContaining('must be http(s)://host')]);
  });
});

it('names what was dropped and why, without credentials', async () => {
  await using server = await startFakeServer(({ path }) =>
    path === '/v1/traces' ? { status: 401, body: 'who are you' } : undefined,
  );
  start({
    destinations: [
      { type: 'otlp', url: `${server.url}/v1/traces?key=secret`, headers: { authorization: 'Bearer secret' } },
    ],
  });
  recordOneTrace();
  await sdk?.flush();

  expect(reports).toEqual([
    expect.stringMatching(/^\[gander\] 2 spans for the collector at .* were dropped: the server answered 401/),
  ]);
  expect(reports.join('')).not.toContain('secret');
  expect(server.requests).toHaveLength(1);
});

it('reports what a collector refused of a batch', async () => {
  await using server = await startFakeServer(() => ({
    body: { partialSuccess: { rejectedSpans: '1', errorMessage: 'x' } },
  }));
  start({ destinations: [{ type: 'otlp', url: `${server.url}/v1/traces`, protocol: 'http/json' }] });
  recordOneTrace();
  await sdk?.flush();

  expect(reports).toEqual([expect.stringContaining('refused 1 spans')]);
});

it('prints to the console without contents', async () => {
  const lines: string[] = [];
  start({ destinations: [{ type: 'console', write: (line) => lines.push(line) }] });
  recordOneTrace();
  await sdk?.flush();

  expect(lines).toHaveLength(2);
  expect(lines.join('\n')).toMatch(/agent \d+\.\d ms trace=\w{32}/);
  expect(lines.join('\n')).not.toContain('because');
});

it('says what to install for OTLP over gRPC, or uses it', async () => {
  start({
    destinations: [{ type: 'otlp', url: 'http://127.0.0.1:9', protocol: 'grpc' }],
    limits: { flushTimeoutMs: 1500 },
  });
  recordOneTrace();
  await sdk?.flush();

  // The package is installed here, and nobody listens there.
  expect(reports.join('')).not.toContain('needs the package');
});
