import { createKeyTable } from '../key-table.ts';
import { decodeLogData } from '../log-decoder.ts';
import { encodeLogData } from '../log-encoder.ts';
import { parseLogJson, toLogJson } from '../log-json.ts';
import { countMetricPoints } from '../metrics-counter.ts';
import { countMetricPointsJson } from '../metrics-json.ts';
import { ProtocolError } from '../protocol-error.ts';
import { readTraceRequest } from '../span-reader.ts';
import type { AttributeView, SpanView } from '../span-view.ts';
import { createTraceChunkBuilder } from '../trace-chunk.ts';
import { decodeTraceData } from '../trace-decoder.ts';
import { encodeTraceData } from '../trace-encoder.ts';
import { parseTraceJson, toTraceJson } from '../trace-json.ts';
import type { RecordedBody } from './recorded-bodies.ts';

const KEYS = createKeyTable(['service.name', 'gen_ai.request.model', 'gen_ai.usage.input_tokens', 'ai.operationId']);

/**
 * Does with a body all that the server would do. Returns whether it was refused; any exception that is not a
 * {@link ProtocolError} passes through, as does one from a getter of an accepted span.
 */
export function readEverything({ signal, format, bytes }: RecordedBody): 'read' | 'refused' {
  try {
    if (format === 'protobuf') readProtobuf(signal, bytes);
    else readJson(signal, bytes);
    return 'read';
  } catch (error) {
    if (error instanceof ProtocolError) return 'refused';
    throw error;
  }
}

function readProtobuf(signal: RecordedBody['signal'], bytes: Uint8Array): void {
  if (signal === 'logs') decodeLogData(bytes);
  else if (signal === 'metrics') countMetricPoints(bytes);
  else readLazily(bytes);
}

function readJson(signal: RecordedBody['signal'], bytes: Uint8Array): void {
  if (signal === 'metrics') countMetricPointsJson(bytes);
  else if (signal === 'logs') {
    const { data } = parseLogJson(bytes);
    JSON.stringify(toLogJson(data));
    expectAccepted(() => decodeLogData(encodeLogData(data)));
  } else {
    const { data } = parseTraceJson(bytes);
    JSON.stringify(toTraceJson(data));
    const rejected = expectAccepted(() => readLazily(encodeTraceData(data)));
    if (rejected > 0) throw new Error('A span that JSON gave was rejected as protobuf.');
  }
}

/** Reads every span, then decodes the chunks: what was accepted must still be readable from storage. */
function readLazily(bytes: Uint8Array): number {
  const builder = createTraceChunkBuilder(bytes);
  let spanCount = 0;
  let rejectedCount = 0;
  readTraceRequest(bytes, {
    keys: KEYS,
    onSpan(span) {
      spanCount += 1;
      askForEverything(span);
      builder.add(span.traceId, span);
    },
    onRejectedSpan() {
      rejectedCount += 1;
    },
  });
  let storedCount = 0;
  for (const chunk of builder.build().values()) {
    const { resourceSpans } = expectAccepted(() => decodeTraceData(chunk));
    for (const { scopeSpans } of resourceSpans) for (const { spans } of scopeSpans) storedCount += spans.length;
  }
  if (storedCount !== spanCount) throw new Error(`${spanCount} spans were accepted and ${storedCount} stored.`);
  return rejectedCount;
}

function askForEverything(span: SpanView): void {
  try {
    void [span.traceId, span.spanId, span.parentSpanId, span.name, span.traceState, span.statusMessage];
    void [span.startUnixNano, span.endUnixNano, span.scopeName, span.scopeVersion];
    void [span.events(), span.links()];
    askForAttributes(span.attributes);
    askForAttributes(span.resource);
    askForAttributes(span.scope);
  } catch (error) {
    throw new Error('A getter of an accepted span threw.', { cause: error });
  }
}

function askForAttributes(attributes: AttributeView): void {
  for (const key of attributes.keys()) {
    if (attributes.get(key) === undefined) throw new Error(`The key ${JSON.stringify(key)} is listed and not found.`);
  }
  attributes.get('service.name');
  attributes.hasPrefix('gen_ai.');
}

/** What we wrote or accepted ourselves must not be refused: then it is our error, not the sender's. */
function expectAccepted<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new Error('What was accepted before was refused.', { cause: error });
  }
}
