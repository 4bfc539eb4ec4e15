import { connect, type Socket } from 'node:net';

export interface HttpRequest {
  /** Request line and headers up to and including the empty line. */
  readonly head: Buffer;
  readonly body?: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** One keep-alive connection, one request at a time. */
export interface HttpConnection {
  send(request: HttpRequest): Promise<HttpAnswer>;
  close(): void;
}

/**
 * A minimal HTTP/1.1 client. The load generator shares the machine with the server: a full client would spend on each
 * request about as much as the server does.
 */
export function createHttpConnection(port: number): HttpConnection {
  let socket: Socket | undefined;
  let received: Buffer[] = [];
  let pending: { resolve(answer: HttpAnswer): void; reject(error: Error): void } | undefined;

  const fail = (error: Error): void => {
    const failed = pending;
    pending = undefined;
    received = [];
    socket?.destroy();
    socket = undefined;
    failed?.reject(error);
  };
  const onData = (chunk: Buffer): void => {
    received.push(chunk);
    const bytes = received.length === 1 ? chunk : Buffer.concat(received);
    received = [bytes];
    const answer = parseAnswer(bytes);
    if (!answer) return;
    const answered = pending;
    pending = undefined;
    received = [];
    if (answer.headers.get('connection') === 'close') {
      socket?.destroy();
      socket = undefined;
    }
    answered?.resolve(answer);
  };
  const open = (): Socket => {
    const opened = connect({ host: '127.0.0.1', port, noDelay: true });
    opened.on('data', onData);
    opened.on('error', (error) => opened === socket && fail(error));
    opened.on('close', () => opened === socket && fail(new Error('The server closed the connection')));
    return opened;
  };
  return {
    async send(request) {
      socket ??= open();
      const current = socket;
      return new Promise((resolve, reject) => {
        pending = { resolve, reject };
        current.cork();
        current.write(request.head);
        if (request.body) current.write(request.body);
        current.uncork();
      });
    },
    close() {
      socket?.destroy();
      socket = undefined;
    },
  };
}

/** A complete answer, or `undefined` while bytes are missing. */
function parseAnswer(bytes: Buffer): HttpAnswer | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const status = Number(statusLine.split(' ')[1]);
  const rest = bytes.subarray(headEnd + 4);
  if (headers.get('transfer-encoding') === 'chunked') {
    const body = joinChunks(rest);
    return body && { status, headers, body };
  }
  const length = Number(headers.get('content-length') ?? 0);
  return rest.length < length ? undefined : { status, headers, body: rest.subarray(0, length) };
}

function joinChunks(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const start = lineEnd + 2;
    if (bytes.length < start + size + 2) return undefined;
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(start, start + size));
    at = start + size + 2;
  }
}

/** Request line and headers; `content-length` is added when there is a body. */
export function encodeHead(
  requestLine: string,
  headers: Readonly<Record<string, string>>,
  bodyLength?: number,
): Buffer {
  const lines = Object.entries({
    host: '127.0.0.1',
    ...headers,
    ...(bodyLength !== undefined && { 'content-length': String(bodyLength) }),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${requestLine} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
}
