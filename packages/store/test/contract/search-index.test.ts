import type { ExperimentId } from '@gander/core/ids';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import type { KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpeakingLog, buildSpeakingWrite } from './build-payload.ts';
import { buildSpan, buildWrite, SECOND, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const EXPERIMENT = '0' as ExperimentId;

describe.each(ENGINES)('$name: the search index', (engine) => {
  let instance: EngineInstance;
  let store: Store;
  let nowMs: number;
  /** Payloads of chunks and logs that were read. */
  let payloadCount: number;

  beforeEach(async () => {
    instance = await engine.create();
    nowMs = 1_000_000;
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        payloadCount += result.rows.filter((row) => 'payload' in row).length;
        return result;
      },
    };
    store = await instance.open({ nowMs: () => nowMs, plugins: [plugin] });
  });
  afterEach(() => instance.dispose());

  /** `count` traces named `<name> 0`, `<name> 1` …, each of which says so. */
  async function add(name: string, count: number): Promise<void> {
    const writes = Array.from({ length: count }, (_empty, index) =>
      buildSpeakingWrite(`${name} ${index}`, [
        {
          span: buildSpan(`${name} ${index}`, { startUnixNano: START + BigInt(index) * SECOND, endUnixNano: null }),
          attributes: { said: `${name} number${index} of many` },
        },
      ]),
    );
    await store.ingest.write(buildWrite(...writes));
  }

  async function index(): Promise<number> {
    let chunkCount = 0;
    for (;;) {
      const step = await store.searchIndex.runStep({ isEnough: () => true });
      chunkCount += step.chunkCount;
      if (step.isDone) return chunkCount;
    }
  }

  /** With no time for looking into payloads in vain: what the index rules out costs none. */
  async function find(filter: string) {
    return store.traces.searchTraces({ ...toSearch(filter), budgetMs: 0 });
  }

  /** With all the time it takes. */
  async function findAll(filter: string, from: Store = store) {
    return (await from.traces.searchTraces({ ...toSearch(filter), budgetMs: 60_000 })).items;
  }

  function toSearch(filter: string) {
    return { experimentIds: [EXPERIMENT], filter: requireTraceFilter(filter), order: [], page: { limit: 10 } };
  }

  it('should tell what is nowhere without looking anywhere', async () => {
    await add('first', 100);
    expect((await find('text:nothing')).nextCursor).not.toBeNull();
    await index();
    for (const filter of [
      'text:nothing',
      'text:"number5 first"',
      "span.name = 'nothing'",
      "span.name LIKE 'no%'",
      "span.type = 'TOOL'",
      "span.name = 'first 1' AND span.status = 'ERROR'",
      "span.attributes.other = 'x'",
      "span.content LIKE '%nothing%'",
      "trace.text ILIKE '%othin%'",
      'text:"noth*"',
    ]) {
      expect([filter, await find(filter)]).toEqual([filter, { items: [], nextCursor: null }]);
    }
  });

  it.each([
    'text:number7',
    'text:"NUMBER7 of"',
    "span.content LIKE '%umber7 %'",
    "span.name = 'first 7'",
    'text:"number7*"',
  ])('should lead to the one trace that meets %s', async (filter) => {
    await add('first', 70);
    await index();
    expect((await find(filter)).items).toContain(traceIdOf('first 7'));
  });

  it('should find in a store that only reads', async () => {
    await add('first', 70);
    await index();
    const reader = await instance.openReader();
    expect(await findAll('text:number7', reader)).toEqual([traceIdOf('first 7')]);
  });

  it('should leave a few to the scan, and take them with the next many', async () => {
    await add('first', 100);
    expect(await index()).toBe(100);
    await add('second', 10);
    expect(await index()).toBe(0);
    expect(await findAll('text:second AND text:number3')).toEqual([traceIdOf('second 3')]);
    await add('third', 600);
    // All but the rest of a segment, with the first ones once more.
    expect(await index()).toBeGreaterThan(600);
    for (const trace of ['first 3', 'second 3', 'third 599']) {
      const [name, number] = trace.split(' ');
      expect(await findAll(`text:${name} AND text:number${number}`)).toEqual([traceIdOf(trace)]);
    }
  });

  it('should know of spans that came later, and forget what they replaced', async () => {
    await add('first', 80);
    await index();
    const span = buildSpan('first 5', { startUnixNano: START + 5n * SECOND, type: 'TOOL' });
    await store.ingest.write(buildWrite(buildSpeakingWrite('first 5', [{ span, attributes: { said: 'changed' } }])));
    const check = async () => {
      expect(await findAll('text:changed')).toEqual([traceIdOf('first 5')]);
      expect(await findAll('text:first AND text:number5')).toEqual([]);
      expect(await findAll("span.type = 'TOOL'")).toEqual([traceIdOf('first 5')]);
    };
    await check();
    await add('second', 100);
    await index();
    await check();
  });

  it('should know what spans became when they were looked at anew', async () => {
    await add('first', 80);
    await index();
    const span = buildSpan('first 5', {
      startUnixNano: START + 5n * SECOND,
      endUnixNano: null,
      type: 'TOOL',
      model: 'm-1',
    });
    await store.ingest.write({
      traces: [],
      logs: [],
      refreshes: [{ traceId: traceIdOf('first 5'), spans: [span], previews: [] }],
    });
    const check = async () => {
      for (const filter of ["span.type = 'TOOL'", "span.model = 'm-1' AND span.attributes.said LIKE '%number5%'"]) {
        expect(await findAll(filter)).toEqual([traceIdOf('first 5')]);
      }
    };
    await check();
    await add('second', 100);
    await index();
    await check();
    await add('third', 300);
    await index();
    await check();
  });

  it.each(['before', 'after'])('should know what logs say that came %s the spans', async (order) => {
    const logs = [
      buildSpeakingLog('first 5', { said: 'whispered words' }),
      buildSpeakingLog('nobody', { said: 'lost' }),
    ];
    if (order === 'before') await store.ingest.write({ traces: [], logs });
    await add('first', 80);
    if (order === 'after') {
      await index();
      await store.ingest.write({ traces: [], logs });
    }
    const check = async () => {
      for (const filter of [
        'text:whispered',
        'text:"whispered words"',
        "span.content LIKE '%whispered w%'",
        "trace.text ILIKE '%Whisper%'",
        'NOT text:many OR text:whispered',
      ]) {
        expect([filter, await findAll(filter)]).toEqual([filter, [traceIdOf('first 5')]]);
      }
      expect(await findAll('text:lost')).toEqual([]);
    };
    await check();
    await index();
    await check();
    await add('second', 100);
    await index();
    await check();
    expect((await find('text:whispered')).items).toEqual([traceIdOf('first 5')]);
  });

  /** A span and a record about it in each of so many deliveries; indexed after every few of them. */
  async function grow(trace: string, count: number): Promise<number> {
    payloadCount = 0;
    for (let at = 0; at < count; at += 1) {
      nowMs += 1000;
      const name = `${trace} ${at}`;
      const log = buildSpeakingLog(trace, { said: `whispered${at} ${'and so on '.repeat(500)}` }, buildSpan(name));
      await store.ingest.write(
        buildWrite(buildSpeakingWrite(trace, [{ span: buildSpan(name), attributes: { said: `spoken${at}` } }])),
      );
      await store.ingest.write({ traces: [], logs: [log] });
      if (at % 5 === 4) await index();
    }
    return payloadCount;
  }

  it('should read a trace that grows and grows a few times only', { timeout: 60_000 }, async () => {
    const few = await grow('short', 80);
    const many = await grow('long', 800);
    // Ten times as many deliveries: 10 where each is read a few times, 100 where each leads to all of those before it.
    expect(many / few).toBeLessThan(30);
    const check = async () => {
      for (const filter of [
        'text:whispered5 AND text:whispered799',
        "span.name = 'long 700' AND span.attributes.said = 'spoken700' AND span.content LIKE '%whispered700 %'",
      ]) {
        expect([filter, await findAll(filter)]).toEqual([filter, [traceIdOf('long')]]);
      }
      expect(await findAll("span.name = 'long 700' AND span.content LIKE '%whispered701 %'")).toEqual([]);
    };
    await check();
    // Nothing comes any more, and then it is indexed to its end.
    await index();
    nowMs += 60_000;
    await index();
    await check();
    await store.ingest.write(buildWrite(buildSpeakingWrite('other', [{ span: buildSpan('other') }])));
    expect((await find('text:whispered5 AND text:nothing')).nextCursor).toBeNull();
  });

  it('should find logs of one delivery by the spans of many', async () => {
    const logs = [3, 4, 5].map((at) => buildSpeakingLog('one', { said: `whispered${at}` }, buildSpan(`one ${at}`)));
    await store.ingest.write({ traces: [], logs });
    for (let at = 0; at < 8; at += 1) {
      const span = buildSpan(`one ${at}`);
      await store.ingest.write(buildWrite(buildSpeakingWrite('one', [{ span, attributes: { said: `spoken${at}` } }])));
    }
    await add('first', 80);
    await index();
    for (const [filter, found] of [
      ["span.content LIKE '%spoken4%' AND span.content LIKE '%whispered4%'", true],
      ["span.content LIKE '%spoken5%' AND span.content LIKE '%whispered5%'", true],
      ["span.content LIKE '%spoken6%' AND span.content LIKE '%whispered4%'", false],
      ['text:whispered3 AND text:spoken7', true],
    ] as const) {
      expect([filter, (await find(filter)).items]).toEqual([filter, found ? [traceIdOf('one')] : []]);
    }
  });

  it('should not look into logs that say nothing about spans', async () => {
    await add('first', 80);
    await store.ingest.write({
      traces: [],
      logs: [{ ...buildSpeakingLog('first 5', { said: 'whispered' }), hasContent: false }],
    });
    expect(await findAll('text:whispered')).toEqual([]);
  });

  it('should index what takes the place of deleted traces', async () => {
    await add('first', 100);
    await index();
    const traceIds = Array.from({ length: 60 }, (_empty, number) => traceIdOf(`first ${40 + number}`));
    await store.traceInfos.deleteTraces({ experimentId: EXPERIMENT, traceIds });
    await add('second', 60);
    const check = async () => {
      expect(await findAll('text:second AND text:number50')).toEqual([traceIdOf('second 50')]);
      expect(await findAll('text:first AND text:number50')).toEqual([]);
      expect(await findAll('text:first AND text:number20')).toEqual([traceIdOf('first 20')]);
    };
    await check();
    await index();
    await check();
    await add('third', 100);
    await index();
    await check();
  });

  it('should index what takes the place of traces that are deleted while it works', async () => {
    await add('first', 100);
    // Reads the last of the chunks; the segment is not written yet.
    let readCount = 0;
    while (readCount < 100) {
      const step = await store.searchIndex.runStep({ isEnough: () => true });
      readCount += step.chunkCount;
    }
    const traceIds = Array.from({ length: 20 }, (_empty, number) => traceIdOf(`first ${80 + number}`));
    await store.traceInfos.deleteTraces({ experimentId: EXPERIMENT, traceIds });
    await add('second', 20);
    await index();
    expect(await findAll('text:second AND text:number5')).toEqual([traceIdOf('second 5')]);
    expect(await findAll('text:first AND text:number85')).toEqual([]);
    expect(await findAll('text:first AND text:number5')).toEqual([traceIdOf('first 5')]);
  });

  it('should read logs that take the place of those that are deleted while it works', async () => {
    const say = (trace: string, said: string) =>
      store.ingest.write({ traces: [], logs: [buildSpeakingLog(trace, { said }, buildSpan(trace))] });
    await add('first', 100);
    await say('doomed 0', 'oldwords');
    await add('doomed', 1);
    let chunkCount = 0;
    while (chunkCount < 101) chunkCount += (await store.searchIndex.runStep({ isEnough: () => true })).chunkCount;
    // Once and no more: the version is then what it would be had the segment been written.
    await store.traceInfos.deleteTraces({ experimentId: EXPERIMENT, traceIds: [traceIdOf('doomed 0')] });
    await say('fresh 0', 'newwords');
    await add('fresh', 1);
    await add('second', 100);
    await index();
    expect(await findAll('text:newwords')).toEqual([traceIdOf('fresh 0')]);
  });

  it('should go on after a restart where it was', async () => {
    await add('first', 70);
    await index();
    await store.close();
    store = await instance.open();
    expect(await index()).toBe(0);
    await add('second', 70);
    expect(await index()).toBeGreaterThanOrEqual(70);
    expect(await findAll('text:second AND text:number9')).toEqual([traceIdOf('second 9')]);
  });

  it('should begin the step again that found the disk full', async () => {
    // More than there is room for in pages that are begun.
    await add('first', 1000);
    const release = instance.fillDisk();
    await expect(index()).rejects.toMatchObject({ code: 'unavailable' });
    release();
    await index();
    expect(await find('text:nothing')).toEqual({ items: [], nextCursor: null });
    expect(await findAll('text:first AND text:number999')).toEqual([traceIdOf('first 999')]);
  });

  it('should be read correctly while it changes', async () => {
    await add('first', 300);
    const reader = await instance.openReader();
    let isDone = false;
    const searching = (async () => {
      while (!isDone) {
        expect(await findAll('text:first AND text:number123', reader)).toEqual([traceIdOf('first 123')]);
        await new Promise(setImmediate);
      }
    })();
    for (let round = 0; round < 5; round += 1) {
      await add(`round${round}`, 100);
      await index();
      await new Promise(setImmediate);
    }
    isDone = true;
    await searching;
  });

  it('should pass over damaged payloads', async () => {
    await add('first', 80);
    await store.ingest.write(
      buildWrite({
        ...buildSpeakingWrite('damaged', [{ span: buildSpan('damaged') }]),
        chunk: new Uint8Array([10, 255, 255, 1, 2, 3]),
      }),
    );
    await index();
    expect((await find("span.name = 'damaged'")).items).toEqual([traceIdOf('damaged')]);
    expect(await findAll('text:damaged')).toEqual([]);
  });
});
