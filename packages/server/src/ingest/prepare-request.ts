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
import type { IngestWrite } from '@gander/store/ingest-store';

import type { PriceBook } from '../pricing/price-book.ts';
import type { ByteArena } from './byte-arena.ts';
import { inflateBody } from './inflate-body.ts';
import type { IngestRequest } from './ingest-request.ts';
import type { KnownExperiments } from './known-experiments.ts';
import { prepareLogs } from './prepare-logs.ts';
import { prepareTraces } from './prepare-traces.ts';
import { releaseBytes } from './release-bytes.ts';
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
  /** What it keeps in memory until it is written. */
  readonly heldBytes: number;
}

const NOTHING: IngestWrite = { traces: [], logs: [] };

/** From the body as received to what the store is to write. Throws AppError for a request that has to be refused whole. */
export async function prepareRequest(request: IngestRequest, deps: PrepareDeps): Promise<PreparedRequest> {
  const { experimentHeader } = request;
  const experimentId =
    experimentHeader === undefined ? undefined : await deps.experiments.requireFromHeader(experimentHeader);
  const bytes = inflateBody(request.body, { encoding: request.encoding, limitBytes: deps.limits.inflatedBytes });
  const rejections = new Rejections();
  try {
    const { write, accepted } = await readSignal(request, { ...deps, bytes, experimentId, rejections });
    const heldBytes = [...write.traces, ...write.logs].reduce((sum, { chunk }) => sum + chunk.length, 0);
    // What is to be written has been copied out of both.
    releaseBytes(bytes);
    releaseBytes(request.body);
    return { write, accepted, rejections, heldBytes };
  } catch (error) {
    throw error instanceof ProtocolError ? toRefusal(error) : error;
  }
}

type SignalOptions = Omit<Parameters<typeof prepareTraces>[1], 'pricing'> &
  PrepareDeps & { readonly bytes: Uint8Array };

async function readSignal(
  { signal, format }: IngestRequest,
  options: SignalOptions,
): Promise<{ readonly write: IngestWrite; readonly accepted: number }> {
  const { bytes, limits } = options;
  if (signal === 'metrics') {
    const accepted = format === 'json' ? countMetricPointsJson(bytes, { limits }) : countMetricPoints(bytes, limits);
    return { write: NOTHING, accepted };
  }
  if (signal === 'logs') {
    const logs = await prepareLogs(readLogs(options, format), options);
    return { write: { traces: [], logs }, accepted: logs.reduce((sum, log) => sum + log.recordCount, 0) };
  }
  const pricing = await options.prices.open();
  const traces = await prepareTraces(format === 'json' ? transcodeTraces(options) : bytes, { ...options, pricing });
  return { write: { traces, logs: [] }, accepted: traces.reduce((sum, trace) => sum + trace.spans.length, 0) };
}

function readLogs({ bytes, limits, rejections }: SignalOptions, format: IngestRequest['format']) {
  if (format === 'protobuf') return decodeLogData(bytes, limits);
  const { data, rejected } = parseLogJson(bytes, { limits });
  for (const reason of rejected) rejections.add(reason);
  return data;
}

/** JSON becomes protobuf at the door, so that everything behind it knows one encoding. */
function transcodeTraces({ bytes, limits, rejections }: SignalOptions): Uint8Array {
  const { data, rejected } = parseTraceJson(bytes, { limits });
  for (const reason of rejected) rejections.add(reason);
  return encodeTraceData(data);
}

function toRefusal(error: ProtocolError): AppError {
  return new AppError(error.code === 'limit_exceeded' ? 'payload_too_large' : 'malformed', error.message);
}
