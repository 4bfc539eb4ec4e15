import type { GanderProcess } from './gander-process.ts';
import { postTraces } from './post-traces.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SpanLedger } from './span-ledger.ts';
import { encodeTestSpans, type TestSpan } from './test-span.ts';

/** Exporters that send small batches without a pause until they are stopped or their server is gone. */
export interface ExporterLoad {
  /** Batches are not started any more; resolves when the ones under way have been answered or have failed. */
  stop(): Promise<void>;
  /** Batches whose fate the exporter does not know: sent, never answered with a 200. */
  unanswered(): readonly (readonly TestSpan[])[];
}

const EXPORTERS = 8;

/** All spans go into the ledger. One trace of the load gets a span with every batch, as a long agent run does. */
export function startExporterLoad(server: GanderProcess, random: SeededRandom, ledger: SpanLedger): ExporterLoad {
  const longTraceId = random.hex(16);
  const unanswered = new Set<readonly TestSpan[]>();
  const stopping = new AbortController();
  const exportBatches = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const batch = createBatch(random, longTraceId);
      ledger.sent(batch);
      unanswered.add(batch);
      const answer = await postTraces(server, encodeTestSpans(batch)).catch(() => undefined);
      // The connection broke: this server is gone.
      if (!answer) return;
      if (answer.status === 200) {
        ledger.acknowledged(batch);
        unanswered.delete(batch);
      }
    }
  };
  const exporters = Promise.all(Array.from({ length: EXPORTERS }, exportBatches));
  return {
    async stop() {
      stopping.abort();
      await exporters;
    },
    unanswered: () => [...unanswered],
  };
}

function createBatch(random: SeededRandom, longTraceId: string): readonly TestSpan[] {
  const batch: TestSpan[] = [{ traceId: longTraceId, spanId: random.hex(8) }];
  for (let trace = random.int(1, 3); trace > 0; trace -= 1) {
    const traceId = random.hex(16);
    const rootId = random.hex(8);
    for (let child = random.int(0, 4); child > 0; child -= 1) {
      batch.push({ traceId, spanId: random.hex(8), parentSpanId: rootId, text: random.hex(random.int(10, 600)) });
    }
    batch.push({ traceId, spanId: rootId });
  }
  return batch;
}
