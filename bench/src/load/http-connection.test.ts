import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { createHttpConnection, encodeHead } from './http-connection.ts';

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

const get = (path: string) => ({ head: encodeHead(`GET ${path}`, {}) });

test('reads bodies with a length and in chunks, on one connection', async () => {
  const ports = new Set<number | undefined>();
  const port = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    response.setHeader('x-path', request.url ?? '');
    if (request.url !== '/chunked') {
      response.end('fixed');
      return;
    }
    response.write('one, ');
    setTimeout(() => response.end('two'), 20);
  });
  const connection = createHttpConnection(port);
  const fixed = await connection.send(get('/fixed'));
  const chunked = await connection.send(get('/chunked'));
  connection.close();
  expect([fixed.status, fixed.body.toString(), fixed.headers.get('x-path')]).toEqual([200, 'fixed', '/fixed']);
  expect([chunked.status, chunked.body.toString()]).toEqual([200, 'one, two']);
  expect(ports.size).toBe(1);
});

test('sends bodies, and connects again after the server hung up', async () => {
  const received: string[] = [];
  const port = await serve((request, response) => {
    request.setEncoding('utf8');
    request.on('data', (text: string) => received.push(text));
    request.on('end', () => {
      response.setHeader('connection', 'close');
      response.statusCode = 503;
      response.end('busy');
    });
  });
  const connection = createHttpConnection(port);
  for (const text of ['first', 'second']) {
    const body = Buffer.from(text);
    const answer = await connection.send({ head: encodeHead('POST /', {}, body.length), body });
    expect([answer.status, answer.body.toString()]).toEqual([503, 'busy']);
  }
  connection.close();
  expect(received).toEqual(['first', 'second']);
});

test('a connection that breaks before the answer rejects', async () => {
  const port = await serve((request) => request.socket.destroy());
  const connection = createHttpConnection(port);
  await expect(connection.send(get('/'))).rejects.toThrow(/closed|reset|hang up/i);
  // And the port itself is fine.
  const probe = connect(port, '127.0.0.1');
  await once(probe, 'connect');
  probe.destroy();
});
