import { AppError } from '@gander/core/errors';
import type { ProtocolLimits } from '@gander/protocol/limits';
import { decodeLogData } from '@gander/protocol/log-decoder';
import { parseLogJson } from '@gander/protocol/log-json';
import { countMetricPoints } from '@gander/protocol/metrics-counter';
import { countMetricPointsJson } from '@gander/protocol/metrics-json';
import { ProtocolError } from '@gander/protocol/protocol-error';
import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { parseTraceJson } from '@gander/protocol/trace-json';
import type { SpanMemory } from '@gander/core/translate/span-memory';
import { releaseBytes } from '@gander/store/chunks/release-bytes';
import type { IngestWrite } from '@gander/store/ingest-store';

import type { PriceBook } from '../pricing/price-book.ts';
import type { ByteArena } from './byte-arena.ts';
import { inflateBody } from './inflate-body.ts';
import { InflatedBody } from './inflated-body.ts';
import type { IngestRequest } from './ingest-request.ts';
import type { KnownExperiments } from './known-experiments.ts';
import { prepareLogs } from './prepare-logs.ts';
import { prepareTraces } from './prepare-traces.ts';
import { toKeptBody } from './to-kept-body.ts';
import { Rejections } from './rejections.ts';

export interface PrepareDeps {
  readonly experiments: KnownExperiments;
  readonly limits: ProtocolLimits;
  readonly prices: Pick<PriceBook, 'open'>;
  readonly memory: SpanMemory;
  /** What is prepared lives in it until it is written. */
  readonly arena: ByteArena;
}

export interface PreparedRequest {
  readonly write: IngestWrite;
  /** Spans, log records or data points. */
  readonly accepted: number;
  readonly rejections: Rejections;
  /** What it keeps in memory until it is written, roughly: what was read takes about as much as the inflated body, and the body that is kept as it is comes on top. */
  readonly heldBytes: number;
  /** To be called when it was written, or not. */
  release(): void;
}

const NOTHING: IngestWrite = { traces: [], logs: [] };

/** From the body as received to what the store is to write. Throws AppError for a request that has to be refused whole. */
export async function prepareRequest(request: IngestRequest, deps: PrepareDeps): Promise<PreparedRequest> {
  const { experimentHeader } = request;
  const experimentId =
    experimentHeader === undefined ? undefined : await deps.experiments.requireFromHeader(experimentHeader);
  const inflated = new InflatedBody(() =>
    inflateBody(request.body, { encoding: request.encoding, limitBytes: deps.limits.inflatedBytes }),
  );
  const { byteLength } = inflated.get();
  const rejections = new Rejections();
  try {
    const { write, accepted, held } = await readSignal(request, { ...deps, inflated, experimentId, rejections });
    if (!held.has(inflated.get())) inflated.release();
    if (!held.has(request.body)) releaseBytes(request.body);
    return {
      write,
      accepted,
      rejections,
      heldBytes: write === NOTHING ? 0 : byteLength + sumBytes(held),
      release() {
        inflated.release();
        held.forEach(releaseBytes);
      },
    };
  } catch (error) {
    throw error instanceof ProtocolError ? toRefusal(error) : error;
  }
}

function sumBytes(parts: Iterable<{ readonly byteLength: number }>): number {
  let sum = 0;
  for (const { byteLength } of parts) sum += byteLength;
  return sum;
}

interface ReadSignal extends Pick<PreparedRequest, 'write' | 'accepted'> {
  /** The bodies that are to be written as they are. */
  readonly held: ReadonlySet<Uint8Array>;
}

type SignalOptions = Omit<Parameters<typeof prepareTraces>[1], 'pricing'> &
  PrepareDeps & { readonly inflated: InflatedBody };

async function readSignal(request: IngestRequest, options: SignalOptions): Promise<ReadSignal> {
  const { signal, format } = request;
  const { inflated, limits } = options;
  if (signal === 'metrics') {
    const bytes = inflated.get();
    const accepted = format === 'json' ? countMetricPointsJson(bytes, { limits }) : countMetricPoints(bytes, limits);
    return { write: NOTHING, accepted, held: new Set() };
  }
  if (signal === 'logs') {
    const logs = await prepareLogs(readLogs(options, format), options);
    return {
      write: { traces: [], logs },
      accepted: logs.reduce((sum, log) => sum + log.recordCount, 0),
      held: new Set(),
    };
  }
  const pricing = await options.prices.open();
  // JSON becomes something else than what came.
  const sent = format === 'json' ? toSentBytes(transcodeTraces(options)) : toSentBody(request, inflated);
  const traces = await prepareTraces(sent.read(), {
    ...options,
    pricing,
    keepBody(traceCount) {
      const body = toKeptBody({ ...sent, bytes: sent.read(), traceCount });
      return body && { body, read: sent.read };
    },
  });
  const shared = traces.flatMap(({ chunk }) => (chunk instanceof Uint8Array ? [] : chunk));
  return {
    write: { traces, logs: [] },
    accepted: traces.reduce((sum, trace) => sum + trace.spans.length, 0),
    held: new Set(shared.map(({ body }) => body.payload)),
  };
}

/** What spans are read from, as it came and as protobuf. */
interface Sent extends Pick<IngestRequest, 'encoding' | 'body'> {
  read(): Uint8Array;
}

function toSentBody({ encoding, body }: IngestRequest, inflated: InflatedBody): Sent {
  return { encoding, body, read: () => inflated.get() };
}

function toSentBytes(bytes: Uint8Array<ArrayBuffer>): Sent {
  return { encoding: 'identity', body: bytes, read: () => bytes };
}

function readLogs({ inflated, limits, rejections }: SignalOptions, format: IngestRequest['format']) {
  const bytes = inflated.get();
  if (format === 'protobuf') return decodeLogData(bytes, limits);
  const { data, rejected } = parseLogJson(bytes, { limits });
  for (const reason of rejected) rejections.add(reason);
  return data;
}

/** JSON becomes protobuf at the door, so that everything behind it knows one encoding. */
function transcodeTraces({ inflated, limits, rejections }: SignalOptions): Uint8Array<ArrayBuffer> {
  const { data, rejected } = parseTraceJson(inflated.get(), { limits });
  for (const reason of rejected) rejections.add(reason);
  return encodeTraceData(data);
}

function toRefusal(error: ProtocolError): AppError {
  return new AppError(error.code === 'limit_exceeded' ? 'payload_too_large' : 'malformed', error.message);
}
