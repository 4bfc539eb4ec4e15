import { DEFAULT_EXPERIMENT_ID } from '@gander/core/ids';
import type { KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpeakingLog } from './build-payload.ts';
import { buildSpan, buildTraceWrite, buildWrite, spanIdOf, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const experimentId = DEFAULT_EXPERIMENT_ID;
const PARTS = 30;
const SPANS_PER_PART = 500;
const ROOT = spanIdOf('0 0');
const LARGE = 64 * 1024 * 1024;

describe.each(ENGINES)('$name: deleting much', (engine) => {
  let instance: EngineInstance;
  let store: Store;
  let deletedRows: number[];
  let onDeletion: (() => Promise<void>) | undefined;

  beforeEach(async () => {
    instance = await engine.create();
    deletedRows = [];
    onDeletion = undefined;
    const onDeleted = async (rows: number) => {
      deletedRows.push(rows);
      await onDeletion?.();
    };
    store = await instance.open({ plugins: [createDeletionWatcher(onDeleted)] });
  });
  afterEach(() => instance.dispose());

  const addHuge = async () => {
    for (let part = 0; part < PARTS; part += 1) {
      const spans = Array.from({ length: SPANS_PER_PART }, (_, index) => buildSpan(`${part} ${index}`));
      await store.ingest.write(buildWrite(buildTraceWrite('huge', spans, { payload: `${part}` })));
    }
    await store.ingest.settle();
  };

  it('should delete a trace of any size in small pieces, and leave nothing of it', async () => {
    await addHuge();
    const logs = Array.from({ length: 600 }, (_, index) => buildSpeakingLog('huge', { index }));
    await store.ingest.write({ traces: [], logs });
    deletedRows.length = 0;
    const deleted = await store.traceInfos.deleteTraces({ experimentId, traceIds: [traceIdOf('huge')] });
    expect(deleted).toEqual([{ traceId: traceIdOf('huge'), experimentId }]);
    expect(deletedRows.reduce((sum, rows) => sum + rows, 0)).toBeGreaterThan(PARTS * SPANS_PER_PART + PARTS + 600);
    expect(Math.max(...deletedRows)).toBeLessThanOrEqual(4000);
    expect(await store.traces.findTrace(traceIdOf('huge'))).toBeUndefined();
    expect(await store.traces.readLogChunks(traceIdOf('huge'))).toEqual([]);
    // Whoever comes again under the name is alone.
    await store.ingest.write(buildWrite(buildTraceWrite('huge', [buildSpan('new')], { payload: 'new' })));
    expect((await store.traces.listSpans(traceIdOf('huge'), { limit: 10 })).items).toHaveLength(1);
    expect(await store.traces.readChunks(traceIdOf('huge'))).toHaveLength(1);
  });

  it('should let writes in between, and the rest of the thread', async () => {
    await addHuge();
    const reader = await instance.openReader();
    let turns = 0;
    const countTurn = () => {
      turns += 1;
      timer = setImmediate(countTurn);
    };
    let timer = setImmediate(countTurn);
    const deletion = store.traceInfos.deleteTraces({ experimentId, traceIds: [traceIdOf('huge')] });
    await new Promise(setImmediate);
    await store.ingest.write(buildWrite(buildTraceWrite('small', [buildSpan('small')])));
    // The write has not waited for the end.
    expect(await reader.traces.findTrace(traceIdOf('huge'))).toBeDefined();
    await deletion;
    clearImmediate(timer);
    expect(turns).toBeGreaterThan(3);
    expect(await reader.traces.findTrace(traceIdOf('huge'))).toBeUndefined();
    expect(await reader.traces.findTrace(traceIdOf('small'))).toBeDefined();
  });

  const addTold = async () => {
    for (let part = 0; part < PARTS; part += 1) {
      const spans = Array.from({ length: SPANS_PER_PART }, (_, index) =>
        buildSpan(`${part} ${index}`, {
          parentSpanId: part + index === 0 ? null : ROOT,
          status: index % 5 === 0 ? 'ERROR' : 'OK',
          model: 'm',
          usage: { inputTokens: 1 },
          costUsd: 0.5,
        }),
      );
      const previews = part === 0 ? [{ spanId: ROOT, input: 'question', output: 'answer' }] : [];
      await store.ingest.write(buildWrite(buildTraceWrite('huge', spans, { payload: `${part}`, previews })));
    }
    await store.ingest.settle();
  };

  /** Expects the trace to tell the truth about its spans; returns how many these are. */
  const expectTruth = async (reader: Store) => {
    const summary = await reader.traces.findTrace(traceIdOf('huge'));
    const { items } = await reader.traces.listSpans(traceIdOf('huge'), { limit: PARTS * SPANS_PER_PART });
    const isWhole = items.length === PARTS * SPANS_PER_PART;
    expect(summary).toMatchObject({
      spanCount: items.length,
      errorCount: items.filter(({ status }) => status === 'ERROR').length,
      rootSpanId: items.some(({ spanId }) => spanId === ROOT) ? ROOT : null,
      inputPreview: isWhole ? 'question' : null,
      outputPreview: isWhole ? 'answer' : null,
    });
    expect(summary?.costUsd === null).toBe(!isWhole);
    expect(summary?.usage.inputTokens === undefined).toBe(!isWhole);
    return items.length;
  };

  it('should have a trace that is going say what is still true of it', async () => {
    await addTold();
    const reader = await instance.openReader();
    const seen = new Set<number>();
    // Inside of a transaction: the reader sees what was committed before it.
    onDeletion = async () => {
      seen.add(await expectTruth(reader));
    };
    await store.traceInfos.deleteTraces({ experimentId, traceIds: [traceIdOf('huge')] });
    expect([...seen]).toEqual([15_000, 11_000, 7000, 3000, 0]);
    expect(await reader.traces.findTrace(traceIdOf('huge'))).toBeUndefined();
  });

  it('should leave what can be read, written to and deleted again when it ends in the middle', async () => {
    await addTold();
    let deletions = 0;
    onDeletion = async () => {
      deletions += 1;
      if (deletions === 3) throw new Error('the process ends');
    };
    const deletion = { experimentId, traceIds: [traceIdOf('huge')] };
    await expect(store.traceInfos.deleteTraces(deletion)).rejects.toThrow('the process ends');
    onDeletion = undefined;
    expect(await expectTruth(store)).toBe(7000);
    // What comes then has the rest rolled up.
    await store.ingest.write(buildWrite(buildTraceWrite('huge', [buildSpan('late', { status: 'OK' })])));
    await store.ingest.settle();
    const summary = await store.traces.findTrace(traceIdOf('huge'));
    expect(summary).toMatchObject({ spanCount: 7001, usage: { inputTokens: expect.any(Number) } });
    expect(await store.traceInfos.deleteTraces(deletion)).toHaveLength(1);
    expect(await store.traces.findTrace(traceIdOf('huge'))).toBeUndefined();
  });

  it('should not take many large payloads at once', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `large ${index}`);
    for (const name of names) {
      const write = buildTraceWrite(name, [buildSpan(name)]);
      await store.ingest.write(buildWrite({ ...write, chunk: new Uint8Array(LARGE / names.length) }));
    }
    deletedRows.length = 0;
    await store.traceInfos.deleteTraces({ experimentId, traceIds: names.map(traceIdOf) });
    // The traces themselves: fewer than all of them in a statement.
    expect(Math.max(...deletedRows)).toBeLessThan(names.length);
    expect((await store.traces.listTraces({ experimentId }, { limit: 20 })).items).toEqual([]);
  });
});

/** Tells how many rows each statement deletes, inside of its transaction. */
function createDeletionWatcher(onDeleted: (rows: number) => Promise<void>): KyselyPlugin {
  const deletions = new WeakSet();
  return {
    transformQuery({ node, queryId }) {
      if (node.kind === 'DeleteQueryNode') deletions.add(queryId);
      return node;
    },
    async transformResult({ result, queryId }) {
      if (deletions.has(queryId)) await onDeleted(Number(result.numAffectedRows ?? 0n));
      return result;
    },
  };
}
