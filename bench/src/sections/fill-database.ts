import type { BenchContext } from '../bench-context.ts';
import type { BenchTrace } from '../corpus/bench-span.ts';
import { createTraceOf } from '../corpus/corpus.ts';
import { encodeRequest } from '../corpus/encode-request.ts';
import { createRandom } from '../corpus/random.ts';
import { SPANS_PER_REQUEST } from '../corpus/request-pool.ts';
import { createHttpConnection, encodeHead } from '../load/http-connection.ts';
import { startLoad } from '../load/start-load.ts';
import { loadTraceRequestType } from '../load-trace-request-type.ts';

const CONNECTIONS = 16;

/** Sends the corpus, renewed as often as it takes, as requests `first` to `until - 1`. */
export async function fillDatabase(
  context: BenchContext,
  target: { readonly port: number; readonly firstRequest: number; readonly untilRequest: number },
): Promise<void> {
  await startLoad({
    port: target.port,
    pool: context.rawPool('full'),
    connections: CONNECTIONS,
    first: target.firstRequest,
    count: target.untilRequest - target.firstRequest,
  });
}

/** A trace of known ids and size among the others. */
export interface LandmarkTrace {
  readonly traceId: string;
  readonly rootSpanId: string;
}

/** @param startUnixNano of its first span */
export async function writeLandmark(
  port: number,
  landmark: { readonly seed: number; readonly spanCount: number; readonly startUnixNano: bigint },
): Promise<LandmarkTrace> {
  const spans = createTraceOf(createRandom(landmark.seed), landmark.spanCount, landmark.startUnixNano);
  await postTrace(port, spans);
  const root = spans.at(-1);
  if (!root) throw new Error('A landmark trace needs at least one span');
  return { traceId: root.traceId, rootSpanId: root.spanId };
}

async function postTrace(port: number, spans: BenchTrace): Promise<void> {
  const requestType = loadTraceRequestType();
  const connection = createHttpConnection(port);
  for (let start = 0; start < spans.length; start += SPANS_PER_REQUEST) {
    const body = Buffer.from(encodeRequest(requestType, spans.slice(start, start + SPANS_PER_REQUEST)));
    const head = encodeHead('POST /v1/traces', { 'content-type': 'application/x-protobuf' }, body.length);
    const answer = await connection.send({ head, body });
    if (answer.status !== 200) throw new Error(`The server answered ${answer.status} to a landmark trace`);
  }
  connection.close();
}
