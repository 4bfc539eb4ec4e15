import { DEFAULT_EXPERIMENT_ID, type TraceId } from '@gander/core/ids';
import { findFacetField } from '@gander/core/query/traces/facet-field';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import { decodeTraceData } from '@gander/protocol/trace-decoder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { TraceWrite } from '../../src/ingest-store.ts';
import type { StoredPayload } from '../../src/reindex-store.ts';
import type { Store } from '../../src/store.ts';
import { buildSpeakingWrite } from './build-payload.ts';
import { BODY_ENCODINGS, buildSharedRequest, SHARED_TEXT } from './build-shared-bodies.ts';
import { buildSpan, buildWrite, SECOND, spanIdOf, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';
import { listAll } from './list-all.ts';

const experimentId = DEFAULT_EXPERIMENT_ID;
const NAMES = ['apple', 'berry', 'cherry'];
const STEPS = ['root', 'first', 'second'];

/** A trace of three spans, each of which says the trace's name, its own and `said`. */
function buildFruit(trace: string, said = 'as ever'): TraceWrite {
  const start = START + BigInt(NAMES.indexOf(trace)) * SECOND;
  return buildSpeakingWrite(
    trace,
    STEPS.map((step, index) => ({
      span: buildSpan(`${trace} ${step}`, {
        parentSpanId: index === 0 ? null : spanIdOf(`${trace} root`),
        startUnixNano: start + BigInt(index),
        endUnixNano: start + SECOND,
      }),
      attributes: { fruit: trace, step, said, long: `${trace} ${step} ${said}; `.repeat(30) },
    })),
  );
}

/** Everything that can be read of these traces. */
async function readAll(store: Store, names: readonly string[] = NAMES): Promise<unknown> {
  const { traces } = store;
  const read = async (trace: string) => {
    const traceId = traceIdOf(trace);
    const spanIds = STEPS.map((step) => spanIdOf(`${trace} ${step}`));
    return {
      summary: await traces.findTrace(traceId),
      spans: await listAll((page) => traces.listSpans(traceId, page), 2),
      chunks: (await traces.readChunks(traceId)).map(toHex),
      newest: (await listAll((page) => traces.listNewestChunks(traceId, page), 1)).map((chunk) => ({
        bytes: toHex(chunk),
        spanIds: [...chunk.spanIds].toSorted(),
      })),
      chunkOfSpan: await Promise.all(spanIds.map(async (id) => toHex(await traces.findSpanChunk(traceId, id)))),
      chunksOfSpans: (await traces.readSpanChunks(traceId, spanIds)).map(toHex),
    };
  };
  return Promise.all(names.map(read));
}

function toHex(chunk: { readonly bytes: Uint8Array } | undefined): string | undefined {
  return chunk && Buffer.from(chunk.bytes).toString('hex');
}

describe.each(ENGINES)('$name: traces that share the body of their request', (engine) => {
  let instances: readonly EngineInstance[];
  let store: Store;
  /** Of a database in which each trace has chunks of its own. */
  let plain: Store;

  beforeEach(async () => {
    instances = await Promise.all([engine.create(), engine.create()]);
    [store, plain] = (await Promise.all(instances.map((instance) => instance.open()))) as [Store, Store];
  });
  afterEach(() => Promise.all(instances.map((instance) => instance.dispose())));

  const expectSame = async (names: readonly string[] = NAMES) =>
    expect(await readAll(store, names)).toEqual(await readAll(plain, names));

  /** Writes the same to both. */
  const write = async (...requests: readonly ReturnType<typeof buildSharedRequest>[]) => {
    const changed = await store.ingest.write(buildWrite(...requests.flatMap(({ shared }) => shared)));
    expect(changed).toEqual(await plain.ingest.write(buildWrite(...requests.flatMap(({ own }) => own))));
    return changed;
  };

  /** Who walks through the traces, newest or oldest first, finds neighbours in different bodies. */
  const writeAlternating = () => {
    const [apple, berry, cherry] = NAMES.map((name) => buildFruit(name)) as [TraceWrite, TraceWrite, TraceWrite];
    return write(buildSharedRequest([apple, cherry]), buildSharedRequest([berry], 'zstd'));
  };

  const indexAll = async () => {
    for (const of of [store, plain]) {
      const others = Array.from({ length: 70 }, (_empty, index) =>
        buildSpeakingWrite(`other ${index}`, [{ span: buildSpan(`other ${index}`, { startUnixNano: 1n }) }]),
      );
      await of.ingest.write(buildWrite(...others));
      for (let isDone = false; !isDone;) ({ isDone } = await of.searchIndex.runStep({ isEnough: () => true }));
    }
  };

  it.each(BODY_ENCODINGS)('should be read like those that stand alone: %s', async (encoding) => {
    const request = buildSharedRequest(
      NAMES.map((name) => buildFruit(name)),
      encoding,
    );
    expect(await write(request)).toHaveLength(3);
    await expectSame();
    for (const { traceId, chunk } of request.own) {
      const [stored] = await store.traces.readChunks(traceId);
      expect(toHex(stored)).toBe(Buffer.from(chunk as Uint8Array).toString('hex'));
    }
    const reader = await instances[0]?.openReader();
    expect(reader && (await readAll(reader))).toEqual(await readAll(plain));
  });

  it('should be read where a single trace has the whole body', async () => {
    await write(buildSharedRequest([buildFruit('apple')], 'zstd'));
    await expectSame(['apple']);
  });

  it('should be read where the spans of a trace are in three bodies', async () => {
    const spansOf = (trace: string, index: number) =>
      buildSpeakingWrite(trace, [
        {
          span: buildSpan(`${trace} ${STEPS[index] ?? ''}`, {
            parentSpanId: index === 0 ? null : spanIdOf(`${trace} root`),
            startUnixNano: START + BigInt(index),
          }),
          attributes: { said: `${trace} ${index}` },
        },
      ]);
    for (const [index, encoding] of BODY_ENCODINGS.entries()) {
      await write(buildSharedRequest([spansOf('apple', index), buildFruit(`only ${index}`)], encoding));
    }
    await expectSame(['apple', 'only 0', 'only 1', 'only 2']);
    expect(await store.traces.readChunks(traceIdOf('apple'))).toHaveLength(3);
    // Its newest version in another body than the others.
    await write(buildSharedRequest([spansOf('apple', 1), buildFruit('cherry', 'later')], 'gzip'));
    await expectSame(['apple', 'cherry']);
  });

  it.each(['not indexed', 'indexed'])(
    'should be found by what they say, and by nothing that others say: %s',
    async (state) => {
      await writeAlternating();
      if (state === 'indexed') await indexAll();
      const find = async (of: Store, filter: string) => {
        const search = { experimentIds: [experimentId], filter: requireTraceFilter(filter), order: [] };
        const { items } = await of.traces.searchTraces({ ...search, page: { limit: 100 }, budgetMs: 60_000 });
        return items;
      };
      for (const [filter, names] of [
        ['text:berry', ['berry']],
        ['text:"cherry second"', ['cherry']],
        ["span.attributes.fruit = 'apple'", ['apple']],
        ["span.attributes.fruit != 'apple' AND span.attributes.step = 'root'", ['cherry', 'berry']],
        ["span.content LIKE '%berry first%'", ['berry']],
        ["trace.text ILIKE '%CHERRY%'", ['cherry']],
        ['text:"as ever"', ['cherry', 'berry', 'apple']],
        ['text:nobody', []],
        ['NOT text:apple AND text:"as ever"', ['cherry', 'berry']],
      ] as const) {
        const found = await find(store, filter);
        expect([filter, found]).toEqual([filter, names.map(traceIdOf)]);
        expect([filter, found]).toEqual([filter, await find(plain, filter)]);
      }
    },
  );

  it('should be counted by their attributes', async () => {
    await writeAlternating();
    const field = findFacetField('span.attributes.fruit');
    if (field === undefined) throw new Error('There is no such facet');
    const [facet] = await store.traceFacets.readFacets({ experimentId }, [{ field, limit: 10 }]);
    expect(facet?.values).toEqual(NAMES.map((value) => ({ value, count: 1 })));
    expect(await store.traceFacets.listSpanAttributes({ experimentId })).toEqual(
      await plain.traceFacets.listSpanAttributes({ experimentId }),
    );
  });

  it('should be handed to who makes their rows anew, and stay what they are', async () => {
    await writeAlternating();
    const reindex = async (of: Store) => {
      const { jobId } = await of.reindexing.startJob({});
      const seen: unknown[] = [];
      const translate = async ({ traceId, chunks }: StoredPayload) => {
        seen.push([traceId, chunks.map(toHex)]);
        const spans = chunks.map(({ bytes }) =>
          listSpans(bytes).map((span) => buildSpan('', { spanId: span.spanId as never, name: `new ${span.name}` })),
        );
        return spans.map((ofChunk) => ({ spans: ofChunk, previews: [] }));
      };
      const { job } = await of.reindexing.runBatch(jobId, { translate, isEnough: () => false });
      expect(job).toMatchObject({ state: 'done', doneCount: 3 });
      return seen;
    };
    expect(await reindex(store)).toEqual(await reindex(plain));
    await expectSame();
    expect(await store.traces.findTrace(traceIdOf('apple'))).toMatchObject({ name: expect.stringMatching(/^new /) });
  });

  it('should not change by coming again, in whatever body', async () => {
    const writes = NAMES.map((name) => buildFruit(name));
    await write(buildSharedRequest(writes, 'gzip'));
    const before = await readAll(store);
    for (const encoding of BODY_ENCODINGS) {
      expect(await write(buildSharedRequest(writes, encoding))).toEqual([]);
      // In another order, with fewer others, and alone.
      expect(await write(buildSharedRequest(writes.toReversed(), encoding))).toEqual([]);
      expect(await write(buildSharedRequest(writes.slice(1), encoding))).toEqual([]);
      expect(await write(buildSharedRequest(writes.slice(2), encoding))).toEqual([]);
    }
    expect(await store.ingest.write(buildWrite(...buildSharedRequest(writes).own))).toEqual([]);
    expect(await readAll(store)).toEqual(before);
    await expectSame();
  });

  it('should be the same as those that came alone before', async () => {
    const { own, shared } = buildSharedRequest(NAMES.map((name) => buildFruit(name)));
    await store.ingest.write(buildWrite(...own));
    expect(await store.ingest.write(buildWrite(...shared))).toEqual([]);
    await plain.ingest.write(buildWrite(...own));
    await expectSame();
  });

  it('should be written together where one is known, and another is not', async () => {
    const [apple, berry, cherry] = NAMES.map((name) => buildFruit(name)) as [TraceWrite, TraceWrite, TraceWrite];
    await write(buildSharedRequest([apple, berry]));
    const changed = await write(buildSharedRequest([berry, cherry], 'zstd'));
    expect(changed.map(({ traceId }) => traceId)).toEqual([cherry.traceId]);
    await expectSame();
  });

  it('should be written once where one write has several requests with spans of them', async () => {
    const [apple, berry, cherry] = NAMES.map((name) => buildFruit(name)) as [TraceWrite, TraceWrite, TraceWrite];
    const late = buildSpeakingWrite('berry', [{ span: buildSpan('berry late'), attributes: { said: 'late' } }]);
    const requests = [
      buildSharedRequest([apple, berry]),
      // The same again, as after an answer that was lost.
      buildSharedRequest([apple, berry], 'zstd'),
      buildSharedRequest([late, cherry], 'identity'),
    ];
    expect(await write(...requests)).toHaveLength(3);
    expect(await store.traces.readChunks(traceIdOf('apple'))).toHaveLength(1);
    expect(await store.traces.readChunks(traceIdOf('berry'))).toHaveLength(2);
    await expectSame();
  });

  it('should take two writes of one trace with one body', async () => {
    // Two ids of spans in one request that name the same trace: what a caller gives twice is there once, what differs twice.
    const { shared, own } = buildSharedRequest([buildFruit('apple'), buildFruit('berry')]);
    await store.ingest.write(buildWrite(...shared, ...shared));
    await plain.ingest.write(buildWrite(...own, ...own));
    await expectSame(['apple', 'berry']);
    const [apple, berry] = shared as [TraceWrite, TraceWrite];
    const [ownApple, ownBerry] = own as [TraceWrite, TraceWrite];
    await store.ingest.write(buildWrite(apple, { ...berry, traceId: apple.traceId }));
    await plain.ingest.write(buildWrite(ownApple, { ...ownBerry, traceId: apple.traceId }));
    await expectSame(['apple', 'berry']);
    expect(await store.traces.readChunks(apple.traceId)).toHaveLength(2);
  });

  it('should keep nothing of a write that fails, and all of it when it comes again', async () => {
    const request = buildSharedRequest(
      NAMES.map((name) => buildFruit(name)),
      'gzip',
    );
    await store.ingest.write(buildWrite(buildFruit('before')));
    const release = instances[0]?.lock();
    await expect(store.ingest.write(buildWrite(...request.shared))).rejects.toMatchObject({ code: 'unavailable' });
    release?.();
    expect(await store.traces.readChunks(traceIdOf('apple'))).toEqual([]);
    await write(request);
    await expectSame();
  });

  describe('of which some are deleted', () => {
    const remove = async (...names: readonly string[]) => {
      const traceIds: readonly TraceId[] = names.map(traceIdOf);
      const deletion = { experimentId, traceIds };
      expect(await store.traceInfos.deleteTraces(deletion)).toHaveLength(names.length);
      await plain.traceInfos.deleteTraces(deletion);
    };

    it.each(BODY_ENCODINGS)('should leave the others as they were: %s', async (encoding) => {
      const request = buildSharedRequest(
        NAMES.map((name) => buildFruit(name)),
        encoding,
      );
      await write(request);
      const others = ['apple', 'cherry'];
      const before = await readAll(store, others);
      await remove('berry');
      expect(await readAll(store, others)).toEqual(before);
      await remove('apple');
      await expectSame();
      const [chunk] = await store.traces.readChunks(traceIdOf('cherry'));
      expect(Buffer.from(chunk?.bytes ?? []).toString()).toContain(SHARED_TEXT);
      await remove('cherry');
      await expectSame();
    });

    it.each(BODY_ENCODINGS)('should be whole again when their request comes again: %s', async (encoding) => {
      const request = buildSharedRequest(
        NAMES.map((name) => buildFruit(name)),
        encoding,
      );
      await write(request);
      const before = await readAll(store);
      await remove('berry');
      const changed = await write(request);
      expect(changed.map(({ traceId }) => traceId)).toEqual([traceIdOf('berry')]);
      expect(await readAll(store)).toEqual(before);
      await remove('apple', 'cherry');
      await expectSame();
      await write(request);
      await expectSame();
      expect(await store.traces.readChunks(traceIdOf('apple'))).toHaveLength(1);
    });

    it('should not be found any more', async () => {
      await write(buildSharedRequest(NAMES.map((name) => buildFruit(name))));
      await indexAll();
      await remove('berry');
      const search = { experimentIds: [experimentId], order: [], page: { limit: 10 }, budgetMs: 60_000 };
      for (const [text, found] of [
        ['berry', []],
        ['cherry', [traceIdOf('cherry')]],
      ] as const) {
        const filter = requireTraceFilter(`text:${text}`);
        expect((await store.traces.searchTraces({ ...search, filter })).items).toEqual(found);
      }
    });

    it('should leave a trace in other bodies readable', async () => {
      const [apple, berry, cherry] = NAMES.map((name) => buildFruit(name)) as [TraceWrite, TraceWrite, TraceWrite];
      await write(buildSharedRequest([apple, berry], 'gzip'));
      await write(buildSharedRequest([buildFruit('berry', 'again'), cherry], 'zstd'));
      await remove('apple', 'cherry');
      await expectSame();
      expect(await store.traces.readChunks(berry.traceId)).toHaveLength(2);
    });
  });
});

function listSpans(bytes: Uint8Array) {
  return decodeTraceData(bytes).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}
