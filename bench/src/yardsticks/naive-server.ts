/**
 * The server most people would write: node:http, a generic protobuf library, every span as a row of JSON with two
 * indexes. It is durable and batches commits, so it is naive in its data path only, not careless.
 * Usage: `node naive-server.ts <port> <database path>`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';

import Database from 'better-sqlite3';
import type { Type } from 'protobufjs';

import { loadTraceRequestType } from '../load-trace-request-type.ts';
import { unwrapAttributes, type SpanObject, type TraceRequestObject } from './request-object.ts';

interface Waiting {
  readonly rows: readonly SpanRow[];
  readonly response: ServerResponse;
}

type SpanRow = readonly [traceId: string, spanId: string, startUnixNano: string, json: string];

const [portText, databasePath] = process.argv.slice(2);
if (portText === undefined || databasePath === undefined) throw new Error('Usage: naive-server.ts <port> <database>');
serve(Number(portText), openDatabase(databasePath));

function serve(port: number, database: Database.Database): void {
  const requestType = loadTraceRequestType();
  const commit = createGroupCommit(database);
  const server = createServer((request, response) => {
    if (request.url === '/health') response.end('OK');
    else void readBody(request).then((raw) => commit({ rows: toRows(requestType, raw), response }));
  });
  server.listen(port, '127.0.0.1');
  process.once('SIGTERM', () => {
    server.close(() => database.close());
    server.closeAllConnections();
  });
}

function openDatabase(path: string): Database.Database {
  const opened = new Database(path);
  opened.pragma('journal_mode = WAL');
  opened.pragma('synchronous = FULL');
  opened.exec(`
    CREATE TABLE IF NOT EXISTS spans (
      id INTEGER PRIMARY KEY, trace_id TEXT NOT NULL, span_id TEXT NOT NULL, start INTEGER NOT NULL, json TEXT NOT NULL
    );
    CREATE UNIQUE INDEX IF NOT EXISTS spans_by_id ON spans (trace_id, span_id);
    CREATE INDEX IF NOT EXISTS spans_by_start ON spans (start);
  `);
  return opened;
}

/** Every request that arrived since the last commit shares the next one, and is answered after it. */
function createGroupCommit(database: Database.Database): (request: Waiting) => void {
  const insert = database.prepare('INSERT OR REPLACE INTO spans (trace_id, span_id, start, json) VALUES (?, ?, ?, ?)');
  const insertAll = database.transaction((group: readonly Waiting[]) => {
    for (const { rows } of group) for (const row of rows) insert.run(...row);
  });
  let waiting: Waiting[] = [];
  const commit = (): void => {
    const group = waiting;
    waiting = [];
    insertAll.immediate(group);
    for (const { response } of group) {
      response.setHeader('content-type', 'application/x-protobuf');
      response.end();
    }
  };
  return (request) => {
    if (waiting.length === 0) setImmediate(commit);
    waiting.push(request);
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}

function toRows(requestType: Type, raw: Uint8Array): readonly SpanRow[] {
  const request = requestType.decode(raw) as unknown as TraceRequestObject;
  const rows: SpanRow[] = [];
  for (const resourceSpans of request.resourceSpans) {
    const resource = unwrapAttributes(resourceSpans.resource?.attributes ?? []);
    for (const scopeSpans of resourceSpans.scopeSpans) {
      for (const span of scopeSpans.spans) rows.push(toRow(span, resource));
    }
  }
  return rows;
}

function toRow(span: SpanObject, resource: Readonly<Record<string, unknown>>): SpanRow {
  const traceId = span.traceId.toString('hex');
  const spanId = span.spanId.toString('hex');
  const startUnixNano = span.startTimeUnixNano.toString();
  const json = JSON.stringify({
    traceId,
    spanId,
    parentSpanId: span.parentSpanId.toString('hex'),
    name: span.name,
    kind: span.kind,
    startUnixNano,
    endUnixNano: span.endTimeUnixNano.toString(),
    attributes: unwrapAttributes(span.attributes),
    events: span.events.map((event) => ({
      name: event.name,
      timeUnixNano: event.timeUnixNano.toString(),
      attributes: unwrapAttributes(event.attributes),
    })),
    status: span.status,
    resource,
  });
  return [traceId, spanId, startUnixNano, json];
}
