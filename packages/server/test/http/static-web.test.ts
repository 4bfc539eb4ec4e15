import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { beforeAll, expect, test } from 'vitest';

import { openTestServer, startTestServer, type TestServer } from './support/test-server.ts';

const SCRIPT = 'console.log("hello");'.repeat(100);

let server: TestServer;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gander-web-'));
  const webRoot = join(folder, 'dist');
  mkdirSync(join(webRoot, 'assets'), { recursive: true });
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>UI</title>');
  writeFileSync(join(webRoot, 'favicon.svg'), '<svg/>');
  writeFileSync(join(webRoot, 'assets', 'index-4f2a.js'), SCRIPT);
  writeFileSync(join(webRoot, 'assets', 'index-4f2a.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(folder, 'secret.txt'), 'buried treasure');
  server = await openTestServer({ webRoot });
  return async () => {
    await server.dispose();
    rmSync(folder, { recursive: true, force: true });
  };
});

test.for(['/', '/experiments/0', '/experiments/0/traces/tr-1.2', '/index.html'])(
  'GET %s is the page, never cached without asking',
  async (path) => {
    const response = await fetch(server.baseUrl + path, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toContain('<title>UI</title>');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  },
);

test('a program is told that its address is wrong; the root answers everybody', async () => {
  expect((await fetch(`${server.baseUrl}/experiments/0`)).status).toBe(404);
  expect((await fetch(`${server.baseUrl}/`)).status).toBe(200);
});

test('files with a hash in their name are kept for ever', async () => {
  const response = await fetch(`${server.baseUrl}/assets/index-4f2a.js`, {
    headers: { 'accept-encoding': 'identity' },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/javascript/);
  expect(response.headers.get('cache-control')).toMatch(/immutable/);
  expect(await response.text()).toBe(SCRIPT);
});

test('a file that is there compressed is sent compressed', async () => {
  const response = await fetch(`${server.baseUrl}/assets/index-4f2a.js`, { headers: { 'accept-encoding': 'gzip' } });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(await response.text()).toBe(SCRIPT);
});

test('other files are served too', async () => {
  const response = await fetch(`${server.baseUrl}/favicon.svg`);
  expect(response.headers.get('content-type')).toMatch(/svg/);
});

test.for(['/assets/gone-1234.js', '/favicon.gone', '/api/nothing', '/v1/nothing', '/ajax-api/2.0/nothing'])(
  'GET %s is a 404 and not the page',
  async (path) => {
    const response = await fetch(server.baseUrl + path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('<title>UI</title>');
  },
);

test.for(['/../secret.txt', '/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt'])(
  'GET %s does not leave the folder',
  async (path) => {
    const response = await fetch(server.baseUrl + path);
    expect(await response.text()).not.toContain('treasure');
  },
);

test('without a built UI the address still answers, and says how to build it', async () => {
  const bare = await startTestServer();
  const response = await fetch(bare.baseUrl);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('npm start');
});
