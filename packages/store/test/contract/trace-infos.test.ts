import { DEFAULT_EXPERIMENT_ID, type ExperimentId, type RunId, type TraceId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import type { TraceInfo, TraceInfoWrite } from '@gander/core/trace-info';
import type { TraceLabel } from '@gander/core/trace-labels';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, SECOND, spanIdOf, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const NANOS_PER_MS = 1_000_000n;
const START_MS = START / NANOS_PER_MS;
const LOCATION = 'mlflow.artifactLocation';

const pairs = (map: Readonly<Record<string, string>>): readonly KeyValue[] =>
  Object.entries(map).map(([key, value]) => ({ key, value }));

const info = (fields: Partial<TraceInfoWrite> = {}): TraceInfoWrite => ({
  experimentId: DEFAULT_EXPERIMENT_ID,
  state: 'OK',
  startMs: START_MS,
  durationMs: 1000n,
  clientRequestId: null,
  inputPreview: null,
  outputPreview: null,
  tags: [],
  metadata: [],
  ...fields,
});

describe.each(ENGINES)('$name: trace infos', (engine) => {
  let instance: EngineInstance;
  let store: Store;
  let nowMs = 0;

  beforeEach(async () => {
    nowMs = 1_000_000;
    instance = await engine.create();
    store = await instance.open({ nowMs: () => nowMs });
  });
  afterEach(() => instance.dispose());

  const report = (trace: string, fields?: Partial<TraceInfoWrite>) =>
    store.traceInfos.writeTraceInfo(traceIdOf(trace), info(fields));
  const send = (trace: string, ...spans: readonly ReturnType<typeof buildSpan>[]) =>
    store.ingest.write(buildWrite(buildTraceWrite(trace, spans)));
  const read = async (trace: string): Promise<TraceInfo> => {
    const [found] = await store.traceInfos.readTraceInfos([traceIdOf(trace)]);
    if (found === undefined) throw new Error(`There is no trace ${trace}`);
    return found;
  };

  describe('metadata and the caller’s id that spans bring', () => {
    const said = (value: string, isFromRoot = true): readonly TraceLabel[] => [
      { kind: 'metadata', key: 'shop', value, isFromRoot },
      { kind: 'metadata', key: 'shelf', value: `${value}-shelf`, isFromRoot },
      { kind: 'field', key: 'clientRequestId', value: `${value}-request`, isFromRoot },
    ];
    const sendSaid = (trace: string, labels: readonly TraceLabel[], span = 'root') =>
      store.ingest.write(buildWrite({ ...buildTraceWrite(trace, [buildSpan(span)]), labels }));
    const shown = async (trace: string) => {
      const { metadata, clientRequestId, report: reported } = await read(trace);
      return { ...Object.fromEntries(metadata.map(({ key, value }) => [key, value])), clientRequestId, reported };
    };
    const find = async (filter: string) => {
      const { items } = await store.traces.searchTraces({
        experimentIds: [DEFAULT_EXPERIMENT_ID],
        filter: requireTraceFilter(filter),
        order: [],
        page: { limit: 10 },
      });
      return items;
    };

    it('should be shown and found, without there being a report', async () => {
      await sendSaid('a', said('porto'));
      await send('plain', buildSpan('plain'));
      expect(await shown('a')).toEqual({
        shop: 'porto',
        shelf: 'porto-shelf',
        clientRequestId: 'porto-request',
        reported: null,
      });
      expect(await shown('plain')).toEqual({ clientRequestId: null, reported: null });
      for (const filter of [
        "metadata.shop = 'porto'",
        "request_metadata.shelf LIKE 'porto%'",
        "client_request_id = 'porto-request'",
        "client_request_id LIKE 'porto%' AND metadata.shop != 'x'",
      ]) {
        expect(await find(filter)).toEqual([traceIdOf('a')]);
      }
      expect(await find("client_request_id != 'porto-request'")).toEqual(await find("client_request_id = 'nobody'"));
    });

    it.each([
      ['spans', 'report'],
      ['report', 'spans'],
      ['spans', 'report', 'spans'],
    ])('should give way to what a client reports: %s, %s', async (...order) => {
      for (const step of order) {
        if (step === 'spans') await sendSaid('a', said('porto'));
        else await report('a', { clientRequestId: 'told', metadata: pairs({ shop: 'lisbon' }) });
      }
      await sendSaid('a', said('faro'), 'later');
      expect(await shown('a')).toMatchObject({ shop: 'lisbon', shelf: 'faro-shelf', clientRequestId: 'told' });
      expect(await find("client_request_id = 'told'")).toEqual([traceIdOf('a')]);
      expect(await find("client_request_id LIKE '%request'")).toEqual([]);
      expect(await find("metadata.shop = 'lisbon'")).toEqual([traceIdOf('a')]);
    });

    it('should stay when a client reports nothing of the kind, and be a client’s once it says the same', async () => {
      await sendSaid('a', said('porto'));
      await report('a', { metadata: pairs({ shelf: 'porto-shelf' }) });
      await sendSaid('a', said('faro'), 'later');
      // Of two roots the first in the alphabet counts.
      expect(await shown('a')).toMatchObject({ shop: 'faro', shelf: 'porto-shelf', clientRequestId: 'faro-request' });
      expect(await find("client_request_id = 'faro-request'")).toEqual([traceIdOf('a')]);
    });

    it('should not depend on the order of delivery', async () => {
      const deliveries = [
        ['root', said('porto')],
        ['child', said('aveiro', false)],
        ['other', said('braga', false)],
      ] as const;
      for (const [span, labels] of deliveries) await sendSaid('a', labels, span);
      for (const [span, labels] of deliveries.toReversed()) await sendSaid('b', labels, span);
      for (const [span, labels] of deliveries) await sendSaid('b', labels, span);
      expect(await shown('a')).toEqual(await shown('b'));
      expect(await shown('a')).toMatchObject({ shop: 'porto', clientRequestId: 'porto-request' });
    });

    it('should be made anew by a re-indexing, and be gone with the trace', async () => {
      await sendSaid('a', said('porto'));
      await report('a', { metadata: pairs({ kept: 'yes' }) });
      const job = await store.reindexing.startJob({});
      await store.reindexing.runBatch(job.jobId, {
        isEnough: () => false,
        translate: ({ chunks }) =>
          Promise.resolve(
            chunks.map(() => ({
              spans: [buildSpan('root')],
              previews: [],
              labels: [{ kind: 'metadata', key: 'fresh', value: 'y', isFromRoot: true }],
            })),
          ),
      });
      expect(await shown('a')).toMatchObject({ kept: 'yes', fresh: 'y', clientRequestId: null });
      expect(await shown('a')).not.toHaveProperty('shop');
      await sendSaid('a', said('porto'), 'later');
      await store.traceInfos.deleteTraces({ experimentId: DEFAULT_EXPERIMENT_ID, traceIds: [traceIdOf('a')] });
      await send('a', buildSpan('root'));
      expect(await shown('a')).toEqual({ clientRequestId: null, reported: null });
    });
  });

  it('should be one trace whether the report or the spans come first', async () => {
    const root = buildSpan('root', {
      startUnixNano: START + 300n,
      endUnixNano: START + SECOND + 400n,
      sessionId: 'from-span',
      usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2, reasoningTokens: 1 },
    });
    const child = buildSpan('child', { parentSpanId: spanIdOf('root'), startUnixNano: START + SECOND / 2n });
    const said = {
      clientRequestId: 'request-1',
      inputPreview: 'asked',
      tags: pairs({ team: 'a', 'mlflow.traceName': 'told' }),
      metadata: pairs({
        'mlflow.trace.session': 's1',
        'mlflow.trace.user': '"quoted"',
        'mlflow.trace.tokenUsage': '{"input_tokens": 100, "output_tokens": 50, "total_tokens": 150}',
      }),
    };
    await report('report first', said);
    await send('report first', child);
    await send('report first', root);
    await send('spans first', root, child);
    await report('spans first', said);
    await send('in between', child);
    await report('in between', said);
    await send('in between', root);
    const expected = {
      name: 'told',
      state: 'OK',
      // Milliseconds agree, so the exact figures are those of the spans.
      startUnixNano: START + 300n,
      endUnixNano: START + SECOND + 400n,
      rootSpanId: spanIdOf('root'),
      spanCount: 2,
      inputPreview: 'asked',
      sessionId: 's1',
      userId: 'quoted',
      usage: { inputTokens: 100, outputTokens: 50, totalTokens: 150, reasoningTokens: 1 },
    };
    for (const trace of ['report first', 'spans first', 'in between']) {
      const { summary, report: stored, hasTrackedSpans } = await read(trace);
      expect(summary, trace).toMatchObject(expected);
      expect(stored).toMatchObject({ clientRequestId: 'request-1', startMs: START_MS, durationMs: 1000n });
      expect(hasTrackedSpans).toBe(true);
      expect(await store.traces.findTrace(traceIdOf(trace)), 'the same trace everywhere').toMatchObject(summary);
    }
  });

  it('should show a trace that has no spans yet', async () => {
    expect(await report('early', { state: 'IN_PROGRESS', durationMs: null })).toEqual({
      traceId: traceIdOf('early'),
      experimentId: '0',
    });
    const { summary, hasTrackedSpans, artifactLocation } = await read('early');
    expect(summary).toMatchObject({ state: 'IN_PROGRESS', spanCount: 0, startUnixNano: START, endUnixNano: null });
    expect(hasTrackedSpans).toBe(false);
    expect(artifactLocation).toBe(`mlflow-artifacts:/0/traces/${traceIdOf('early')}/artifacts`);
    const { items } = await store.traces.listTraces({ experimentId: DEFAULT_EXPERIMENT_ID }, { limit: 10 });
    expect(items).toMatchObject([summary]);
  });

  it('should join tags and metadata and replace the rest', async () => {
    await report('a', {
      clientRequestId: 'r',
      inputPreview: 'in',
      tags: pairs({ b: '1', a: '2' }),
      metadata: pairs({ m: '1' }),
    });
    await report('a', { state: 'ERROR', durationMs: null, outputPreview: 'out', tags: pairs({ c: '3', b: '4' }) });
    const { tags, metadata, report: stored } = await read('a');
    const location = `mlflow-artifacts:/0/traces/${traceIdOf('a')}/artifacts`;
    expect(tags, 'in the order in which they came').toEqual(pairs({ b: '4', a: '2', [LOCATION]: location, c: '3' }));
    expect(metadata).toEqual(pairs({ m: '1' }));
    expect(stored).toMatchObject({
      clientRequestId: null,
      state: 'ERROR',
      durationMs: null,
      inputPreview: 'in',
      outputPreview: 'out',
    });
  });

  it('should let the spans tell what nobody reported, and a decided state stand', async () => {
    await report('a', { state: 'IN_PROGRESS', durationMs: null });
    await send('a', buildSpan('root', { status: 'ERROR' }));
    expect((await read('a')).summary).toMatchObject({ state: 'ERROR', name: 'root', endUnixNano: START + SECOND });
    await report('b', { state: 'OK' });
    await send('b', buildSpan('child', { parentSpanId: spanIdOf('missing') }));
    expect((await read('b')).summary.state).toBe('OK');
    await report('b', { state: 'IN_PROGRESS' });
    expect((await read('b')).summary.state, 'it names no root').toBe('IN_PROGRESS');
  });

  it('should be widened by spans that come after the report and reach beyond it', async () => {
    await report('a', { durationMs: 1000n });
    await send('a', buildSpan('late', { endUnixNano: START + 3n * SECOND }));
    const { summary, report: stored } = await read('a');
    expect(stored?.durationMs).toBe(3000n);
    expect(summary.endUnixNano).toBe(START + 3n * SECOND);
    await report('a', { durationMs: 1000n });
    expect((await read('a')).summary.endUnixNano, 'who reports again has the last word').toBe(START + SECOND);
  });

  it('should move to the experiment that the report names, which must be there and active', async () => {
    const { experimentId } = await store.experiments.createExperiment({ name: 'other' });
    await send('a', buildSpan('root'));
    await report('a', { experimentId });
    expect((await read('a')).summary.experimentId).toBe(experimentId);
    expect((await read('a')).tags).toContainEqual({
      key: LOCATION,
      value: `mlflow-artifacts:/${experimentId}/traces/${traceIdOf('a')}/artifacts`,
    });
    await expect(report('b', { experimentId: '99' as ExperimentId })).rejects.toMatchObject({ code: 'not_found' });
    await store.experiments.writeExperimentStage(experimentId, 'deleted');
    await expect(report('b', { experimentId })).rejects.toMatchObject({ code: 'failed_precondition' });
  });

  it('should end a trace that was started', async () => {
    await report('a', { state: 'IN_PROGRESS', durationMs: null, tags: pairs({ a: '1' }) });
    await store.traceInfos.writeTraceEnd(traceIdOf('a'), {
      state: 'OK',
      endMs: START_MS + 250n,
      tags: pairs({ done: '1' }),
      metadata: pairs({ m: '2' }),
    });
    const { summary, report: stored, tags } = await read('a');
    expect(stored).toMatchObject({ state: 'OK', startMs: START_MS, durationMs: 250n });
    expect(summary).toMatchObject({ state: 'OK', endUnixNano: START + 250n * NANOS_PER_MS });
    expect(tags.map(({ key }) => key)).toEqual(['a', LOCATION, 'done']);
    const end = { state: 'OK', endMs: 0n, tags: [], metadata: [] } as const;
    await expect(store.traceInfos.writeTraceEnd('nope' as TraceId, end)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('should close a trace that somebody started and nobody ended', async () => {
    await report('a', { state: 'IN_PROGRESS', durationMs: null });
    nowMs += 60_000;
    await store.ingest.closeAbandoned({ silentSinceMs: nowMs, limit: 10 });
    expect((await read('a')).summary).toMatchObject({ state: 'ERROR', isAbandoned: true });
    await store.traceInfos.writeTraceEnd(traceIdOf('a'), { state: 'OK', endMs: START_MS + 1n, tags: [], metadata: [] });
    const { summary } = await read('a');
    expect(summary.state).toBe('OK');
    expect(summary).not.toHaveProperty('isAbandoned');
  });

  it('should set and delete tags, and be named by one of them', async () => {
    await send('a', buildSpan('root'));
    const traceId = traceIdOf('a');
    await store.traceInfos.writeTraceTag(traceId, { key: 'k', value: '1' });
    await store.traceInfos.writeTraceTag(traceId, { key: 'k', value: '2' });
    await store.traceInfos.writeTraceTag(traceId, { key: 'mlflow.traceName', value: 'renamed' });
    expect((await read('a')).tags).toEqual(pairs({ k: '2', 'mlflow.traceName': 'renamed' }));
    expect((await read('a')).summary.name).toBe('renamed');
    await send('a', buildSpan('other', { parentSpanId: spanIdOf('root') }));
    expect((await read('a')).summary.name).toBe('renamed');
    await store.traceInfos.deleteTraceTag(traceId, 'mlflow.traceName');
    expect((await read('a')).summary.name).toBe('root');
    await expect(store.traceInfos.deleteTraceTag(traceId, 'nope')).rejects.toMatchObject({ code: 'not_found' });
    const tag = { key: 'k', value: '' };
    await expect(store.traceInfos.writeTraceTag('nope' as TraceId, tag)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('should keep what was reported when a huge trace is rolled up later, and when it is translated anew', async () => {
    const small = await instance.open({ nowMs: () => nowMs, fullRollUpSpans: 2 });
    const write = (...names: readonly string[]) => {
      const spans = names.map((name) => buildSpan(name, { parentSpanId: name === 'root' ? null : spanIdOf('root') }));
      return small.ingest.write(buildWrite(buildTraceWrite('huge', spans)));
    };
    await write('root', 'a', 'b', 'c', 'd', 'e');
    await small.traceInfos.writeTraceInfo(
      traceIdOf('huge'),
      info({
        state: 'ERROR',
        tags: pairs({ 'mlflow.traceName': 'told' }),
        metadata: pairs({ 'mlflow.trace.session': 's' }),
      }),
    );
    await write('f');
    expect((await read('huge')).summary).toMatchObject({ state: 'ERROR', name: 'told', spanCount: 7 });
    await small.ingest.settle();
    expect((await read('huge')).summary).toMatchObject({ state: 'ERROR', name: 'told', sessionId: 's', spanCount: 7 });
  });

  it('should list infos in the order asked for, without those that do not exist', async () => {
    await report('a');
    await report('b');
    const ids = [traceIdOf('b'), 'nope' as TraceId, traceIdOf('a')];
    const found = await store.traceInfos.readTraceInfos(ids);
    expect(found.map(({ summary }) => summary.traceId)).toEqual([traceIdOf('b'), traceIdOf('a')]);
    expect(await store.traceInfos.readTraceInfos([])).toEqual([]);
  });

  it('should delete named traces of the experiment with all that belongs to them', async () => {
    await send('a', buildSpan('root'));
    await report('a', { tags: pairs({ k: 'v' }) });
    await report('b');
    const { experimentId } = await store.experiments.createExperiment({ name: 'other' });
    await report('elsewhere', { experimentId });
    const traceIds = ['a', 'elsewhere', 'nope'].map(traceIdOf);
    const deleted = await store.traceInfos.deleteTraces({ experimentId: DEFAULT_EXPERIMENT_ID, traceIds });
    expect(deleted).toEqual([{ traceId: traceIdOf('a'), experimentId: '0' }]);
    expect(await store.traces.findTrace(traceIdOf('a'))).toBeUndefined();
    expect(await store.traces.readChunks(traceIdOf('a'))).toEqual([]);
    expect((await store.traces.listSpans(traceIdOf('a'), { limit: 10 })).items).toEqual([]);
    expect((await store.traceInfos.readTraceInfos(['b', 'elsewhere'].map(traceIdOf))).length).toBe(2);
    await send('a', buildSpan('root'));
    expect((await read('a')).tags, 'who comes again is new').toEqual([]);
  });

  it('should delete old traces, the oldest first', async () => {
    for (let index = 0; index < 205; index += 1) await report(`t${index}`, { startMs: START_MS + BigInt(index) });
    const experimentId = DEFAULT_EXPERIMENT_ID;
    const old = { experimentId, maxTimestampMs: START_MS + 202n };
    const first = await store.traceInfos.deleteTraces({ ...old, maxTraces: 2 });
    expect(first.map(({ traceId }) => traceId)).toEqual(['t0', 't1'].map(traceIdOf));
    expect(await store.traceInfos.deleteTraces(old)).toHaveLength(201);
    const { items } = await store.traces.listTraces({ experimentId }, { limit: 10 });
    expect(items.map(({ traceId }) => traceId)).toEqual(['t204', 't203'].map(traceIdOf));
  });

  it('should link traces to runs and prompts as often as asked', async () => {
    await report('a');
    await report('b');
    const find = async (filter: string) => {
      const search = { experimentIds: [DEFAULT_EXPERIMENT_ID], filter: requireTraceFilter(filter), order: [] };
      return (await store.traces.searchTraces({ ...search, page: { limit: 10 } })).items;
    };
    for (let times = 0; times < 2; times += 1) {
      await store.traceInfos.linkTracesToRun('run' as RunId, [traceIdOf('a'), traceIdOf('nobody has it')]);
      await store.traceInfos.linkPrompts(traceIdOf('b'), [{ name: 'p', version: '1' }]);
    }
    await store.traceInfos.linkTracesToRun('run' as RunId, []);
    await store.traceInfos.linkPrompts(traceIdOf('a'), []);
    expect(await find("run_id = 'run'")).toEqual([traceIdOf('a')]);
    expect(await find("prompt = 'p/1'")).toEqual([traceIdOf('b')]);
    await store.traceInfos.deleteTraces({ experimentId: DEFAULT_EXPERIMENT_ID, traceIds: [traceIdOf('a')] });
    await report('a');
    expect(await find("run_id = 'run'"), 'links go with their trace').toEqual([]);
  });

  it('should tell spans of a file from those that came by OTLP', async () => {
    const upload = (...names: readonly string[]) =>
      store.traceInfos.writeUploadedSpans(
        buildTraceWrite(
          'a',
          names.map((name) => buildSpan(name)),
        ),
      );
    await report('a');
    expect(await upload('root')).toEqual([{ traceId: traceIdOf('a'), experimentId: '0' }]);
    expect(await upload('root'), 'the same file again').toEqual([]);
    expect(await read('a')).toMatchObject({ hasTrackedSpans: false, summary: { spanCount: 1 } });
    await send('a', buildSpan('sent', { parentSpanId: spanIdOf('root') }));
    expect(await read('a')).toMatchObject({ hasTrackedSpans: true, summary: { spanCount: 2 } });
    await upload('another');
    expect((await read('a')).hasTrackedSpans).toBe(true);
  });
});
