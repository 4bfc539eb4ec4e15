import { request } from 'node:http';

import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { beforeAll, describe, expect, test } from 'vitest';

import { toTestTraceData } from './support/test-spans.ts';
import { openTestServer, startTestServer, type TestServer } from './support/test-server.ts';

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

interface Call {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** `fetch` does not let a test choose its own Host. */
function call(server: TestServer, { path, method = 'GET', headers = {}, body }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const SPANS = encodeTraceData(toTestTraceData([{}]));
const PROTOBUF = { 'content-type': 'application/x-protobuf' };

describe('by default', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await openTestServer();
    return () => server.dispose();
  });

  test.for(['localhost:5000', '127.0.0.1', '[::1]:5000', '192.168.1.20:5000', '10.0.0.7', '172.20.0.2:80'])(
    'the host %s is answered',
    async (host) => {
      expect(await call(server, { path: '/api/gander/v1/instance', headers: { host } })).toMatchObject({ status: 200 });
    },
  );

  test.for([
    'evil.example',
    '10.evil.example',
    '192.168.1.20.evil.example',
    'localhost.evil.example:5000',
    '8.8.8.8.nip.example',
  ])('the host %s is a rebinding attack', async (host) => {
    expect(await call(server, { path: '/', headers: { host } })).toMatchObject({
      status: 403,
      text: 'Invalid Host header - possible DNS rebinding attack detected',
    });
    expect(
      await call(server, { path: '/v1/traces', method: 'POST', headers: { host, ...PROTOBUF }, body: SPANS }),
    ).toMatchObject({
      status: 403,
    });
  });

  test.for(['/health', '/version'])('%s is answered to any host: probes do not know it', async (path) => {
    expect(await call(server, { path, headers: { host: 'evil.example' } })).toMatchObject({ status: 200 });
  });

  test('a foreign page cannot change anything', async () => {
    const headers = { origin: 'https://evil.example', ...PROTOBUF };
    expect(await call(server, { path: '/v1/traces', method: 'POST', headers, body: SPANS })).toMatchObject({
      status: 403,
      text: 'Cross-origin request blocked',
    });
    const json = { origin: 'https://evil.example', 'content-type': 'application/json' };
    const body = new TextEncoder().encode('{"name":"x"}');
    expect(
      await call(server, { path: '/api/gander/v1/experiments', method: 'POST', headers: json, body }),
    ).toMatchObject({
      status: 403,
    });
    expect(
      await call(server, { path: '/v1/traces', method: 'POST', headers: { origin: 'null', ...PROTOBUF }, body: SPANS }),
    ).toMatchObject({
      status: 403,
    });
  });

  test('a foreign page cannot read anything', async () => {
    const answer = await call(server, {
      path: '/api/gander/v1/experiments',
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test("the server's own page may", async () => {
    const host = `192.168.1.20:${server.port}`;
    const headers = { host, origin: `http://${host}`, ...PROTOBUF };
    expect(await call(server, { path: '/v1/traces', method: 'POST', headers, body: SPANS })).toMatchObject({
      status: 200,
    });
  });

  test('a page on this machine may export, and sees the answer', async () => {
    const origin = 'http://localhost:3000';
    const preflight = await call(server, {
      path: '/v1/traces',
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect(preflight).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': origin } });
    expect(preflight.headers['access-control-allow-methods']).toMatch(/POST/);
    expect(preflight.headers['access-control-allow-headers']).toMatch(/content-type/);
    const answer = await call(server, {
      path: '/v1/traces',
      method: 'POST',
      headers: { origin, ...PROTOBUF },
      body: SPANS,
    });
    expect(answer).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': origin } });
    expect(answer.headers['vary']).toMatch(/origin/i);
  });

  test('every answer carries the security headers', async () => {
    for (const path of ['/', '/health', '/api/gander/v1/instance', '/nothing', '/v1/traces']) {
      const { headers } = await call(server, { path });
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['x-frame-options'], path).toBe('SAMEORIGIN');
      expect(headers['referrer-policy'], path).toBe('no-referrer');
    }
  });

  test('a page runs nothing but scripts of this server', async () => {
    const { headers } = await call(server, { path: '/' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/unsafe/);
  });
});

test('--allowed-hosts replaces the default list; * stands for anything', async () => {
  const server = await startTestServer({ allowedHosts: ['gander.example', '*.team.example:8080'] });
  const statusFor = async (host: string) => (await call(server, { path: '/', headers: { host } })).status;
  expect(await statusFor('gander.example')).toBe(200);
  expect(await statusFor('GANDER.example:443')).toBe(200);
  expect(await statusFor('a.team.example:8080')).toBe(200);
  expect(await statusFor('a.team.example:9090')).toBe(403);
  expect(await statusFor('ganderXexample')).toBe(403);
  expect(await statusFor('evil.example')).toBe(403);
});

test('--allowed-hosts * answers any host', async () => {
  const server = await startTestServer({ allowedHosts: ['*'] });
  expect(await call(server, { path: '/', headers: { host: 'any.example' } })).toMatchObject({ status: 200 });
});

test('--cors-allowed-origins lets those pages in, and no others', async () => {
  const server = await startTestServer({ corsAllowedOrigins: ['https://app.example'] });
  const post = (origin: string) =>
    call(server, { path: '/v1/traces', method: 'POST', headers: { origin, ...PROTOBUF }, body: SPANS });
  expect(await post('https://app.example')).toMatchObject({
    status: 200,
    headers: { 'access-control-allow-origin': 'https://app.example' },
  });
  expect(await post('https://app.example.evil.example')).toMatchObject({ status: 403 });
});

test('--disable-security-middleware checks nothing, and grants nothing to foreign pages', async () => {
  const server = await startTestServer({ disableSecurityMiddleware: true });
  const answer = await call(server, { path: '/', headers: { host: 'any.example', origin: 'https://evil.example' } });
  expect(answer.status).toBe(200);
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
});

test('--x-frame-options NONE lets any page embed the UI', async () => {
  const server = await startTestServer({ xFrameOptions: 'NONE' });
  const { headers } = await call(server, { path: '/' });
  expect(headers['x-frame-options']).toBeUndefined();
  expect(String(headers['content-security-policy'])).not.toMatch(/frame-ancestors '/);
});
