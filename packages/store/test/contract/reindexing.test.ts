import type { ExperimentId } from '@gander/core/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Retranslation, StoredPayload } from '../../src/reindex-store.ts';
import type { Store } from '../../src/store.ts';
import {
  buildSpan,
  buildTraceWrite,
  buildWrite,
  SECOND,
  spanIdOf,
  START,
  toBytes,
  toText,
  traceIdOf,
} from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

describe.each(ENGINES)('$name: re-indexing', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open({ nowMs: () => 1_800_000_000_000 });
  });
  afterEach(() => instance.dispose());

  const root = buildSpan('root', { type: 'UNKNOWN', sessionId: 'old' });
  const call = buildSpan('call', { parentSpanId: root.spanId, startUnixNano: START + SECOND });

  const writeTrace = (name: string, fields: Parameters<typeof buildTraceWrite>[2] = {}) =>
    store.ingest.write(
      buildWrite(
        buildTraceWrite(name, [root, call], {
          previews: [{ spanId: root.spanId, input: 'old', output: null }],
          ...fields,
        }),
      ),
    );

  /** What a better translator makes of the payload. */
  const betterChunk = (bytes: Uint8Array): Retranslation =>
    toText(bytes) === 'late'
      ? { spans: [{ ...call, costUsd: 3, responseId: 'r2', usage: { inputTokens: 4 } }], previews: [] }
      : {
          spans: [
            { ...root, type: 'AGENT', sessionId: 'new' },
            { ...call, costUsd: 2, responseId: 'r1', usage: { inputTokens: 3 } },
          ],
          previews: [{ spanId: root.spanId, input: 'new', output: 'answer' }],
        };

  const better = async ({ chunks }: StoredPayload) => chunks.map(({ bytes }) => betterChunk(bytes));

  const all = { translate: better, isEnough: () => false };

  it('should make rows and summaries anew from the payloads, and leave the payloads alone', async () => {
    await writeTrace('a', { payload: 'first' });
    await store.ingest.write(buildWrite(buildTraceWrite('a', [call], { payload: 'late' })));
    const job = await store.reindexing.startJob({});
    expect(job).toMatchObject({ state: 'running', doneCount: 0, totalCount: 1, creationTimeMs: 1_800_000_000_000 });

    const { job: done, changed } = await store.reindexing.runBatch(job.jobId, all);

    expect(done).toMatchObject({ state: 'done', doneCount: 1 });
    expect(changed).toEqual([{ traceId: traceIdOf('a'), experimentId: '0' }]);
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({
      costUsd: 3,
      usage: { inputTokens: 4 },
      sessionId: 'new',
      inputPreview: 'new',
      outputPreview: 'answer',
      spanCount: 2,
    });
    expect(await store.traces.findSpan(traceIdOf('a'), root.spanId)).toMatchObject({ type: 'AGENT' });
    expect(await store.traces.findSpan(traceIdOf('a'), call.spanId)).toMatchObject({ costUsd: 3, responseId: 'r2' });
    expect((await store.traces.readChunks(traceIdOf('a'))).map(({ bytes }) => toText(bytes))).toEqual([
      'first',
      'late',
    ]);
    const newest = await store.traces.findSpanChunk(traceIdOf('a'), spanIdOf('call'));
    expect(newest && toText(newest.bytes)).toBe('late');
  });

  it('should end with the same when run twice, and take spans that come later', async () => {
    await writeTrace('a');
    for (let run = 0; run < 2; run++) {
      const { jobId } = await store.reindexing.startJob({});
      expect((await store.reindexing.runBatch(jobId, all)).job.state).toBe('done');
    }
    const late = buildSpan('late', { parentSpanId: root.spanId, costUsd: 1 });
    await store.ingest.write(buildWrite(buildTraceWrite('a', [late])));
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({
      spanCount: 3,
      costUsd: 3,
      inputPreview: 'new',
    });
  });

  it('should go on where it stopped, even in another process, and not start twice', async () => {
    for (const name of ['a', 'b', 'c']) await writeTrace(name);
    const { jobId } = await store.reindexing.startJob({});
    expect((await store.reindexing.startJob({})).jobId).toBe(jobId);
    const first = await store.reindexing.runBatch(jobId, { translate: better, isEnough: () => true });
    expect(first.job).toMatchObject({ state: 'running', doneCount: 1, totalCount: 3 });
    await store.close();

    store = await instance.open();
    expect(await store.reindexing.listRunningJobs()).toEqual([first.job]);
    const second = await store.reindexing.runBatch(jobId, all);
    expect(second.changed.map(({ traceId }) => traceId)).toEqual([traceIdOf('b'), traceIdOf('c')]);
    expect(second.job).toMatchObject({ state: 'done', doneCount: 3 });
    expect(await store.reindexing.listRunningJobs()).toEqual([]);
    expect((await store.reindexing.runBatch(jobId, all)).changed).toEqual([]);
  });

  it('should keep to its filter and to the traces there were when it began', async () => {
    const other = await store.experiments.createExperiment({ name: 'other' });
    const early = { ...root, startUnixNano: START - 100n * SECOND };
    await writeTrace('a', { experimentId: other.experimentId });
    await store.ingest.write(buildWrite(buildTraceWrite('early', [early], { experimentId: other.experimentId })));
    await writeTrace('elsewhere');
    const job = await store.reindexing.startJob({ experimentId: other.experimentId, fromUnixNano: START });
    await writeTrace('later', { experimentId: other.experimentId });
    const { changed } = await store.reindexing.runBatch(job.jobId, all);
    expect(changed).toEqual([{ traceId: traceIdOf('a'), experimentId: other.experimentId }]);
    expect(await store.reindexing.findJob(job.jobId)).toEqual({
      ...job,
      state: 'done',
      doneCount: 1,
      experimentId: other.experimentId,
      fromUnixNano: START,
    });
    expect(await store.reindexing.startJob({ experimentId: '999' as ExperimentId })).toMatchObject({ state: 'done' });
  });

  it('should hand over the logs of a trace, and leave a trace closed that was given up', async () => {
    const orphan = { ...call, parentSpanId: spanIdOf('never') };
    await store.ingest.write({
      traces: [buildTraceWrite('a', [orphan])],
      logs: [
        {
          traceId: traceIdOf('a'),
          experimentId: '0' as ExperimentId,
          recordCount: 1,
          timeUnixNano: START,
          chunk: toBytes('log'),
        },
      ],
    });
    await store.ingest.closeAbandoned({ silentSinceMs: 1_900_000_000_000, limit: 10 });
    const before = await store.traces.findTrace(traceIdOf('a'));
    expect(before?.state).toBe('OK');
    const { jobId } = await store.reindexing.startJob({});
    const seen: string[] = [];
    const translate = async ({ logChunks }: StoredPayload) => {
      seen.push(...logChunks.map(({ bytes }) => toText(bytes)));
      return [{ spans: [orphan], previews: [] }];
    };
    await store.reindexing.runBatch(jobId, { translate, isEnough: () => false });
    expect(seen).toEqual(['log']);
    expect(await store.traces.findTrace(traceIdOf('a'))).toEqual(before);
  });

  it('should leave a trace as it is that cannot be read any more', async () => {
    await writeTrace('a');
    const { jobId } = await store.reindexing.startJob({});
    const { job } = await store.reindexing.runBatch(jobId, { translate: async () => undefined, isEnough: () => false });
    expect(job).toMatchObject({ state: 'done', doneCount: 1 });
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ sessionId: 'old', spanCount: 2 });
  });

  it('should change nothing of a batch that fails', async () => {
    await writeTrace('a');
    await writeTrace('b');
    const { jobId } = await store.reindexing.startJob({});
    const failing = async (payload: StoredPayload) => {
      if (payload.traceId === traceIdOf('b')) throw new Error('no');
      return better(payload);
    };
    await expect(store.reindexing.runBatch(jobId, { translate: failing, isEnough: () => false })).rejects.toThrow('no');
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ sessionId: 'old' });
    expect(await store.reindexing.findJob(jobId)).toMatchObject({ doneCount: 0 });
    expect(await store.reindexing.findJob('nonsense')).toBeUndefined();
    await expect(store.reindexing.runBatch('77', all)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('should work through more traces than it looks up at a time', async () => {
    await store.ingest.write(
      buildWrite(...Array.from({ length: 150 }, (_, index) => buildTraceWrite(`t${index}`, [root, call]))),
    );
    const { jobId } = await store.reindexing.startJob({});
    let rounds = 0;
    for (let state = 'running'; state === 'running'; rounds++) {
      state = (await store.reindexing.runBatch(jobId, all)).job.state;
    }
    expect(rounds).toBe(3);
    expect(await store.reindexing.findJob(jobId)).toMatchObject({ doneCount: 150, totalCount: 150 });
  });
});
