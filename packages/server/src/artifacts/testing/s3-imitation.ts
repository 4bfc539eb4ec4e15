import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const MAX_LISTED = 3;
const MIN_PART_BYTES = 5 * 1024 * 1024;

interface PendingUpload {
  readonly key: string;
  readonly parts: Map<number, Buffer>;
}

export interface S3Imitation extends AsyncDisposable {
  readonly endpoint: string;
  /** By key, of the one bucket `files`. */
  readonly objects: Map<string, Buffer>;
  /** Begun and neither completed nor aborted. */
  readonly pending: Map<string, PendingUpload>;
  /** `PUT /files/a?partNumber=1`, in order. */
  readonly requests: string[];
  /** Answers nothing before this has settled. */
  gate: Promise<void> | undefined;
  /** Answers everything with this status, when set. */
  failWith: { readonly status: number; readonly code: string } | undefined;
}

/**
 * As much of S3's REST interface as artifacts need, in this process: the real SDK speaks to it. Listings have pages of
 * three keys, and parts but the last must have 5 MiB, as on S3. Unsigned requests are refused.
 */
export async function startS3Imitation(): Promise<S3Imitation> {
  const imitation: { -readonly [Key in keyof Omit<S3Imitation, typeof Symbol.asyncDispose>]: S3Imitation[Key] } = {
    endpoint: '',
    objects: new Map(),
    pending: new Map(),
    requests: [],
    gate: undefined,
    failWith: undefined,
  };
  const server = createServer((request, response) => {
    answer(imitation, request, response).catch(() => response.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  imitation.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(imitation, {
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

type State = Pick<S3Imitation, 'objects' | 'pending' | 'requests' | 'gate' | 'failWith'>;

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://s3');
  state.requests.push(`${request.method} ${decodeURIComponent(url.pathname)}${url.search.slice(0, 60)}`);
  const body = await readAll(request);
  await state.gate;
  const isSigned =
    request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/') === true ||
    url.searchParams.get('X-Amz-Signature') !== null;
  if (!isSigned) return refuse(response, 403, 'AccessDenied');
  if (state.failWith !== undefined) return refuse(response, state.failWith.status, state.failWith.code);
  const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/');
  if (bucket !== 'files') return refuse(response, 404, 'NoSuchBucket');
  const key = rest.join('/');
  const uploadId = url.searchParams.get('uploadId');
  const route = `${request.method}${uploadId === null ? '' : ' upload'}${key === '' ? ' bucket' : ''}`;
  switch (route) {
    case 'GET bucket':
      return reply(response, renderListing(state, url.searchParams));
    case 'POST bucket':
      for (const [, name = ''] of body.toString().matchAll(/<Key>(.*?)<\/Key>/g))
        state.objects.delete(unescapeXml(name));
      return reply(response, '<DeleteResult/>');
    case 'PUT':
      state.objects.set(key, body);
      return reply(response, '', { etag: '"whole"' });
    case 'GET':
    case 'HEAD':
      return replyObject(state, { key, request, response });
    case 'DELETE':
      state.objects.delete(key);
      return void response.writeHead(204).end();
    case 'POST': {
      const id = `upload-${state.requests.length}`;
      state.pending.set(id, { key, parts: new Map() });
      return reply(
        response,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    default:
      return answerUpload(state, { uploadId: uploadId ?? '', key, request, response, body, search: url.searchParams });
  }
}

interface UploadRequest {
  readonly uploadId: string;
  readonly key: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
  readonly search: URLSearchParams;
}

function answerUpload(state: State, { uploadId, key, request, response, body, search }: UploadRequest): void {
  const upload = state.pending.get(uploadId);
  if (upload?.key !== key) return refuse(response, 404, 'NoSuchUpload');
  if (request.method === 'PUT') {
    const number = Number(search.get('partNumber'));
    upload.parts.set(number, body);
    return reply(response, '', { etag: `"part-${number}"` });
  }
  state.pending.delete(uploadId);
  if (request.method === 'DELETE') return void response.writeHead(204).end();
  const named = [...body.toString().matchAll(/<ETag>(?:"|&quot;)part-(\d+)(?:"|&quot;)<\/ETag>/g)].map(([, n]) =>
    Number(n),
  );
  const parts = named.map((number) => upload.parts.get(number));
  if (parts.length === 0 || parts.includes(undefined)) return refuse(response, 400, 'InvalidPart');
  const whole = parts.filter((part) => part !== undefined);
  if (whole.slice(0, -1).some((part) => part.length < MIN_PART_BYTES)) return refuse(response, 400, 'EntityTooSmall');
  state.objects.set(key, Buffer.concat(whole));
  return reply(response, `<CompleteMultipartUploadResult><ETag>"done"</ETag></CompleteMultipartUploadResult>`);
}

function replyObject(
  { objects }: State,
  { key, request, response }: Pick<UploadRequest, 'key' | 'request' | 'response'>,
): void {
  const object = objects.get(key);
  if (object === undefined) return refuse(response, 404, 'NoSuchKey');
  const match = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  if (match === null) {
    response.writeHead(200, { 'content-length': object.length });
    return void response.end(request.method === 'HEAD' ? undefined : object);
  }
  const [, first = '', last = ''] = match;
  const start = first === '' ? Math.max(0, object.length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? object.length - 1 : Math.min(Number(last), object.length - 1);
  if (start > end) return refuse(response, 416, 'InvalidRange');
  response.writeHead(206, {
    'content-length': end - start + 1,
    'content-range': `bytes ${start}-${end}/${object.length}`,
  });
  response.end(object.subarray(start, end + 1));
}

function renderListing({ objects }: State, search: URLSearchParams): string {
  const prefix = search.get('prefix') ?? '';
  const delimiter = search.get('delimiter') ?? '';
  const after = search.get('continuation-token') ?? '';
  const rows = new Map<string, string>();
  for (const [key, { length }] of [...objects].sort(([first], [second]) => (first < second ? -1 : 1))) {
    if (!key.startsWith(prefix)) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const name = cut < 0 ? key : key.slice(0, cut + 1);
    const row =
      cut < 0
        ? `<Contents><Key>${escapeXml(name)}</Key><Size>${length}</Size></Contents>`
        : `<CommonPrefixes><Prefix>${escapeXml(name)}</Prefix></CommonPrefixes>`;
    if (name > after) rows.set(name, row);
  }
  const page = [...rows].slice(0, MAX_LISTED);
  const isTruncated = rows.size > page.length;
  const token = isTruncated
    ? `<NextContinuationToken>${escapeXml(page.at(-1)?.[0] ?? '')}</NextContinuationToken>`
    : '';
  return `<ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>${token}${page.map(([, row]) => row).join('')}</ListBucketResult>`;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, xml: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(xml);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<Error><Code>${code}</Code><Message>No.</Message></Error>`);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function unescapeXml(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
