import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { startS3Imitation } from '@gander/server/artifacts/testing/s3-imitation';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { createMlflowCaller } from './support/call-mlflow.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

const FILES = '/api/2.0/mlflow-artifacts/artifacts';

interface Client {
  readonly put: (path: string, body: string | Uint8Array<ArrayBuffer>) => Promise<Response>;
  readonly get: (address: string, init?: RequestInit) => Promise<Response>;
  readonly json: (address: string) => Promise<unknown>;
}

function createClient({ baseUrl }: TestServer): Client {
  const get = async (address: string, init: RequestInit = {}) => fetch(`${baseUrl}${address}`, init);
  return {
    get,
    put: async (path, body) => fetch(`${baseUrl}${FILES}/${path}`, { method: 'PUT', body }),
    json: async (address) => (await (await get(address)).json()) as unknown,
  };
}

async function createRun(server: TestServer, location?: string): Promise<{ runId: string; uri: string }> {
  const call = createMlflowCaller(server);
  const { experiment_id } = await call('POST', '/experiments/create', {
    name: `e ${Math.random()}`,
    ...(location !== undefined && { artifact_location: location }),
  });
  const { run } = (await call('POST', '/runs/create', { experiment_id })) as {
    run: { info: { run_id: string; artifact_uri: string } };
  };
  return { runId: run.info.run_id, uri: run.info.artifact_uri };
}

/** Sends a request target as it is, which `fetch` does not. */
async function sendRaw(port: number, line: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(`${line} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx`);
  return text(socket);
}

describe('artifacts behind the proxy', () => {
  it('should be beside the database, written as they are and read as they were', async () => {
    const server = await startTestServer();
    const { put, get, json } = createClient(server);
    const folder = join(dirname(server.databasePath), 'mlartifacts');
    expect(existsSync(folder)).toBe(false);
    const answer = await put('1/r/artifacts/notes/a.txt', 'hello');
    expect([answer.status, await answer.json()]).toEqual([200, {}]);
    expect(readFileSync(join(folder, '1/r/artifacts/notes/a.txt'), 'utf8')).toBe('hello');

    const file = await get(`${FILES}/1/r/artifacts/notes/a.txt`);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '5',
      'content-disposition': 'attachment; filename=a.txt',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(await file.text()).toBe('hello');
    expect(await json(`${FILES}?path=1/r/artifacts`)).toEqual({ files: [{ path: 'notes', is_dir: true }] });
    expect(await json(`/ajax-api/2.0/mlflow-artifacts/artifacts?path=1/r/artifacts/notes`)).toEqual({
      files: [{ path: 'a.txt', is_dir: false, file_size: 5 }],
    });
    const missing = await get(`${FILES}/1/none`);
    expect([missing.status, await missing.json()]).toMatchObject([404, { error_code: 'RESOURCE_DOES_NOT_EXIST' }]);
  });

  it('should answer parts and heads', async () => {
    const { put, get } = createClient(await startTestServer());
    await put('a.bin', 'hello world');
    const part = await get(`${FILES}/a.bin`, { headers: { range: 'bytes=6-' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 6-10/11',
      'world',
    ]);
    const head = await get(`${FILES}/a.bin`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '11', '']);
  });

  it('should refuse every way out, sent as it is', async () => {
    const server = await startTestServer();
    writeFileSync(join(dirname(server.databasePath), 'secret'), 'secret');
    const ways = ['../secret', '..%2fsecret', '%2e%2e/secret', '%252e%252e%252fsecret', 'a/../../secret', '..\\secret'];
    const more = [
      '..%5csecret',
      '/etc/passwd',
      '%2fetc%2fpasswd',
      'C:/x',
      'file:///etc/passwd',
      'a%00b',
      '%c0%ae%c0%ae/x',
    ];
    for (const way of [...ways, ...more]) {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const answer = await sendRaw(server.port, `${method} ${FILES}/${way}`);
        expect(answer, `${method} ${way}`).toMatch(
          /^HTTP\/1\.1 400 [^]*"INVALID_PARAMETER_VALUE","message":"Invalid path"/,
        );
      }
      const query = encodeURIComponent(way.replaceAll('%25', '%'));
      const listing = await sendRaw(server.port, `GET ${FILES}?path=${query}`);
      expect(listing, `list ${way}`).toMatch(/^HTTP\/1\.1 400 /);
    }
    expect(readFileSync(join(dirname(server.databasePath), 'secret'), 'utf8')).toBe('secret');
    expect(existsSync(join(dirname(server.databasePath), 'mlartifacts'))).toBe(false);
  });

  it('should answer other methods and addresses as no API of MLflow does', async () => {
    const { get } = createClient(await startTestServer());
    for (const [method, address, status] of [
      ['POST', `${FILES}/a`, 405],
      ['PUT', FILES, 405],
      ['GET', `${FILES}/`, 404],
      ['GET', '/api/2.0/mlflow-artifacts', 404],
      ['DELETE', '/get-artifact', 405],
    ] as const) {
      const answer = await get(address, { method });
      expect([answer.status, answer.headers.get('content-type')], address).toEqual([
        status,
        'text/html; charset=UTF-8',
      ]);
    }
  });

  it('should keep nothing of an upload whose sender hangs up', async () => {
    const server = await startTestServer();
    const incoming = join(dirname(server.databasePath), 'mlartifacts', '.gander-incoming');
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `PUT ${FILES}/1/half HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\n${'x'.repeat(5000)}`,
    );
    await vi.waitFor(() => expect(readdirSync(incoming)).toHaveLength(1));
    socket.destroy();
    await vi.waitFor(() => expect(readdirSync(incoming)).toEqual([]));
    expect((await createClient(server).get(`${FILES}/1/half`)).status).toBe(404);
    expect(server.logLines).toEqual([]);
  });

  it.runIf(existsSync('/proc/self/fd'))('should let go of a file whose reader hangs up', async () => {
    const server = await startTestServer();
    const { put, get } = createClient(server);
    await put('1/large', new Uint8Array(30_000_000));
    const isOpen = () =>
      readdirSync('/proc/self/fd').some((name) => {
        try {
          return readlinkSync(`/proc/self/fd/${name}`).endsWith('/1/large');
        } catch {
          return false;
        }
      });
    const reader = (await get(`${FILES}/1/large`)).body?.getReader();
    await reader?.read();
    expect(isOpen()).toBe(true);
    await reader?.cancel();
    await vi.waitFor(() => expect(isOpen()).toBe(false));
    await get(`${FILES}/1/large`, { method: 'HEAD' });
    await vi.waitFor(() => expect(isOpen()).toBe(false));
  });

  it('should say that it takes no parts of its own', async () => {
    const { get } = createClient(await startTestServer());
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"path":"a","num_parts":2}',
    };
    for (const address of ['mpu/create/1/a', 'mpu/complete/1/a', 'mpu/abort/1/a']) {
      const answer = await get(`/api/2.0/mlflow-artifacts/${address}`, init);
      expect([answer.status, await answer.json()]).toMatchObject([501, { error_code: 'NOT_IMPLEMENTED' }]);
    }
    expect((await get('/api/2.0/mlflow-artifacts/presigned/1/a')).status).toBe(501);
  });
});

describe('artifacts of a run', () => {
  it('should be listed and read by the id of the run', async () => {
    const server = await startTestServer();
    const { put, get, json } = createClient(server);
    const { runId, uri } = await createRun(server);
    const folder = uri.replace('mlflow-artifacts:/', '');
    await put(`${folder}/sub/a.txt`, 'hello');
    await put(`${folder}/b.txt`, '');
    expect(await json(`/api/2.0/mlflow/artifacts/list?run_id=${runId}`)).toEqual({
      root_uri: uri,
      files: [
        { path: 'b.txt', is_dir: false },
        { path: 'sub', is_dir: true },
      ],
    });
    expect(await json(`/ajax-api/2.0/mlflow/artifacts/list?run_uuid=${runId}&path=sub`)).toEqual({
      root_uri: uri,
      files: [{ path: 'sub/a.txt', is_dir: false, file_size: 5 }],
    });
    expect(await (await get(`/get-artifact?run_uuid=${runId}&path=sub/a.txt`)).text()).toBe('hello');
    for (const [address, status] of [
      [`/get-artifact?run_id=${runId}&path=sub`, 404],
      [`/get-artifact?run_id=${runId}&path=..%2f..%2fx`, 400],
      [`/get-artifact?run_id=${runId}`, 400],
      ['/get-artifact?path=a', 400],
      ['/get-artifact?run_id=none&path=a', 404],
      ['/api/2.0/mlflow/artifacts/list', 400],
      ['/api/2.0/mlflow/artifacts/list?run_id=none', 404],
      [`/api/2.0/mlflow/artifacts/list?run_id=${runId}&path=../..`, 400],
    ] as const) {
      expect((await get(address)).status, address).toBe(status);
    }
  });

  it('should be taken from a page, up to its limit', async () => {
    const server = await startTestServer();
    const { get } = createClient(server);
    const { runId } = await createRun(server);
    const post = (size: number) =>
      get(`/ajax-api/2.0/mlflow/upload-artifact?run_uuid=${runId}&path=up/a.bin`, {
        method: 'POST',
        body: new Uint8Array(size),
      });
    expect((await post(10_485_761)).status).toBe(400);
    expect((await get(`/get-artifact?run_id=${runId}&path=up/a.bin`)).status).toBe(404);
    expect((await post(10_485_760)).status).toBe(200);
    expect((await get(`/get-artifact?run_id=${runId}&path=up/a.bin`)).headers.get('content-length')).toBe('10485760');
  });

  it('should not be read from wherever a client says', async () => {
    const server = await startTestServer();
    const { get } = createClient(server);
    for (const location of ['/etc', 'file:///etc', dirname(server.databasePath), 'mlflow-artifacts:/../..']) {
      const { runId } = await createRun(server, location);
      for (const address of [
        `/get-artifact?run_id=${runId}&path=passwd`,
        `/api/2.0/mlflow/artifacts/list?run_id=${runId}`,
      ]) {
        const answer = await get(address);
        expect([answer.status, await answer.json()], address).toMatchObject([
          400,
          { error_code: 'INVALID_PARAMETER_VALUE' },
        ]);
      }
    }
  });

  it('should be where --default-artifact-root says, and not behind a proxy that is off', async () => {
    const folder = join(dirname((await startTestServer()).databasePath), 'elsewhere');
    const server = await startTestServer({ defaultArtifactRoot: folder, serveArtifacts: false });
    const { get, json } = createClient(server);
    const { runId, uri } = await createRun(server);
    expect(uri.startsWith(`${folder}/1/`)).toBe(true);
    const call = createMlflowCaller(server);
    expect(await call('GET', '/experiments/get?experiment_id=0')).toMatchObject({
      experiment: { artifact_location: `${folder}/0` },
    });
    mkdirSync(uri, { recursive: true });
    writeFileSync(join(uri, 'a.txt'), 'by the client itself');
    expect(await json(`/api/2.0/mlflow/artifacts/list?run_id=${runId}`)).toMatchObject({ files: [{ path: 'a.txt' }] });
    expect(await (await get(`/get-artifact?run_id=${runId}&path=a.txt`)).text()).toBe('by the client itself');
    expect((await get(`${FILES}?path=1`)).status).toBe(503);
  });
});

describe('artifacts in a bucket', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('should be taken from a client no faster than the bucket takes them', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    await using s3 = await startS3Imitation();
    let openGate: () => void = () => undefined;
    s3.gate = new Promise((resolve) => (openGate = resolve));
    const server = await startTestServer({ artifactsDestination: 's3://files', s3Endpoint: s3.endpoint });
    const size = 100_000_000;
    let sentBytes = 0;
    function* body() {
      for (; sentBytes < size; sentBytes += 1_000_000) yield Buffer.alloc(1_000_000);
    }
    const socket = connect(server.port, '127.0.0.1');
    const answer = text(socket);
    const head = `PUT ${FILES}/big HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: ${size}\r\n\r\n`;
    socket.write(head);
    Readable.from(body()).pipe(socket, { end: false });
    await vi.waitFor(() => expect(s3.requests).not.toEqual([]), 10_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    // One part on its way, one that is being filled, and what streams and sockets hold.
    expect(sentBytes).toBeLessThan(60_000_000);
    openGate();
    expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(s3.objects.get('big')?.length).toBe(size);
  });

  it('should be served as those in a folder, and clients may go there themselves', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    await using s3 = await startS3Imitation();
    const server = await startTestServer({ artifactsDestination: 's3://files/root', s3Endpoint: s3.endpoint });
    const { put, get, json } = createClient(server);
    const { runId, uri } = await createRun(server);
    const folder = uri.replace('mlflow-artifacts:/', '');
    expect((await put(`${folder}/a.txt`, 'hello')).status).toBe(200);
    expect(s3.objects.get(`root/${folder}/a.txt`)?.toString()).toBe('hello');
    expect(await (await get(`/get-artifact?run_id=${runId}&path=a.txt`)).text()).toBe('hello');
    expect(await json(`${FILES}?path=${folder}`)).toEqual({ files: [{ path: 'a.txt', is_dir: false, file_size: 5 }] });
    const presigned = (await json(`/api/2.0/mlflow-artifacts/presigned/${folder}/a.txt`)) as {
      url: string;
      file_size: number;
    };
    expect([await (await fetch(presigned.url)).text(), presigned.file_size]).toEqual(['hello', 5]);

    const post = async (address: string, body: unknown) => {
      const answer = await get(`/api/2.0/mlflow-artifacts/mpu/${address}/${folder}/big`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as { upload_id: string; credentials: { url: string; part_number: number }[] };
    };
    const path = '/home/someone/model.bin';
    const { upload_id, credentials } = await post('create', { path, num_parts: 1 });
    const [part] = credentials;
    const etag = (await fetch(part?.url ?? '', { method: 'PUT', body: 'model' })).headers.get('etag');
    expect(await post('complete', { path, upload_id, parts: [{ part_number: 1, etag, url: part?.url }] })).toEqual({});
    expect(s3.objects.get(`root/${folder}/big/model.bin`)?.toString()).toBe('model');
    expect(await post('create', { path, num_parts: 0 })).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' });
    expect(await post('complete', { path, upload_id: 'none', parts: [{ part_number: 1, etag: 'x' }] })).toMatchObject({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
    });

    expect((await get(`${FILES}/${folder}`, { method: 'DELETE' })).status).toBe(200);
    expect([...s3.objects.keys()]).toEqual([]);
  });
});
