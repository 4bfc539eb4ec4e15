import { createLogJoin } from '@gander/core/logs/join-logs';
import type { SpanMemory } from '@gander/core/translate/span-memory';
import { DEFAULT_LIMITS, type ProtocolLimits } from '@gander/protocol/limits';
import { ProtocolError } from '@gander/protocol/protocol-error';
import type { Retranslation, StoredPayload } from '@gander/store/reindex-store';

import type { KnownExperiments } from '../ingest/known-experiments.ts';
import { FRESH_MEMORY } from '../ingest/byte-arena.ts';
import { prepareTraces } from '../ingest/prepare-traces.ts';
import { Rejections } from '../ingest/rejections.ts';
import { decodeLogs } from '../log-joining/decode-logs.ts';
import { joinTraceWrite } from '../log-joining/join-trace-write.ts';
import type { PriceBook } from '../pricing/price-book.ts';

export interface RetranslationDeps {
  readonly experiments: KnownExperiments;
  readonly memory: SpanMemory;
  readonly prices: Pick<PriceBook, 'open'>;
}

const NOTHING: Retranslation = { spans: [], previews: [] };
/** What was accepted once is not measured again. */
const LIMITS: ProtocolLimits = {
  ...DEFAULT_LIMITS,
  inflatedBytes: Number.MAX_SAFE_INTEGER,
  spansPerRequest: Number.MAX_SAFE_INTEGER,
  attributesPerSpan: Number.MAX_SAFE_INTEGER,
};

/** Reads what is stored of a trace as if it had arrived now, spans and logs together. `undefined` for damaged bytes. */
export function createRetranslation(
  deps: RetranslationDeps,
): (payload: StoredPayload) => Promise<readonly Retranslation[] | undefined> {
  return async function retranslate(payload) {
    try {
      return await readAnew(deps, payload);
    } catch (error) {
      // Nothing is lost by leaving such a trace as it is, and the others must not wait for it.
      if (error instanceof ProtocolError) return undefined;
      throw error;
    }
  };
}

async function readAnew(deps: RetranslationDeps, payload: StoredPayload): Promise<readonly Retranslation[]> {
  const { traceId, experimentId, chunks, logChunks } = payload;
  const pricing = await deps.prices.open();
  const join = logChunks.length === 0 ? undefined : createLogJoin(decodeLogs(logChunks));
  const translated: Retranslation[] = [];
  for (const { bytes } of chunks) {
    const writes = await prepareTraces(bytes, {
      experimentId,
      experiments: deps.experiments,
      limits: LIMITS,
      pricing,
      memory: deps.memory,
      rejections: new Rejections(),
      arena: FRESH_MEMORY,
    });
    const write = writes.find((candidate) => candidate.traceId === traceId);
    const isJoined = write !== undefined && join !== undefined && !join.isEmpty;
    translated.push(isJoined ? joinTraceWrite(write, { join, pricing }) : (write ?? NOTHING));
  }
  return translated;
}
