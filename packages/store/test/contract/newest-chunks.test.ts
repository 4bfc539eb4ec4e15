import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpeakingWrite } from './build-payload.ts';
import { buildSpan, buildWrite, spanIdOf, toText, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';
import { listAll } from './list-all.ts';
import { measureGrowth } from './measure-growth.ts';

describe.each(ENGINES)('$name: chunks with the newest versions of spans', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
  });
  afterEach(() => instance.dispose());

  const build = (trace: string, said: string, names: readonly string[]) =>
    buildSpeakingWrite(
      trace,
      names.map((name) => ({ span: buildSpan(name), attributes: { said } })),
    );
  const write = (said: string, ...names: readonly string[]) => store.ingest.write(buildWrite(build('a', said, names)));
  const SAID = ['one', 'two', 'three', 'early', 'late'];
  const readSaid = (bytes: Uint8Array) => SAID.find((said) => toText(bytes).includes(said));

  it.each([1, 2, 50])('should page them in order of arrival, %i at a time', async (limit) => {
    await write('one', 'root', 'first');
    await write('two', 'second');
    await store.ingest.write(buildWrite(build('b', 'other trace', ['root'])));
    await write('three', 'third', 'fourth');
    const chunks = await listAll((page) => store.traces.listNewestChunks(traceIdOf('a'), page), limit);
    expect(chunks.map(({ bytes }) => readSaid(bytes))).toEqual(['one', 'two', 'three']);
    expect(chunks.map(({ spanIds }) => [...spanIds].toSorted())).toEqual(
      [['root', 'first'], ['second'], ['third', 'fourth']].map((names) => names.map(spanIdOf).toSorted()),
    );
  });

  it('should count a span to its last version only', async () => {
    await write('early', 'root', 'again');
    await write('late', 'again');
    const { items } = await store.traces.listNewestChunks(traceIdOf('a'), { limit: 10 });
    const holderOf = (name: string) =>
      items.filter(({ spanIds }) => spanIds.has(spanIdOf(name))).map(({ bytes }) => readSaid(bytes));
    expect(holderOf('root')).toEqual(['early']);
    expect(holderOf('again')).toEqual(['late']);
  });

  it('should answer nothing for a trace that is not there, and refuse the cursor of another list', async () => {
    expect(await store.traces.listNewestChunks(traceIdOf('a'), { limit: 3 })).toEqual({ items: [], nextCursor: null });
    await write('one', 'root', 'first');
    const { nextCursor } = await store.traces.listSpans(traceIdOf('a'), { limit: 1 });
    await expect(
      store.traces.listNewestChunks(traceIdOf('a'), { limit: 1, cursor: nextCursor ?? '' }),
    ).rejects.toMatchObject({ code: 'invalid_argument' });
  });

  it('should cost as much as the chunks have, however many of them the trace has', { timeout: 60_000 }, async () => {
    for (const [trace, count] of [
      ['few', 80],
      ['many', 800],
    ] as const) {
      const writes = Array.from({ length: count }, (_, index) => {
        const names = Array.from({ length: 30 }, (_empty, place) => `${trace} ${index} ${place}`);
        return build(trace, `part ${index}`, names);
      });
      await store.ingest.write(buildWrite(...writes));
      expect(await store.traces.readChunks(traceIdOf(trace))).toHaveLength(count);
    }
    const growth = await measureGrowth({
      small: 'few',
      large: 'many',
      run: (trace) => listAll((page) => store.traces.listNewestChunks(traceIdOf(trace), page), 500),
    });
    // Ten times the chunks: 10 where each is looked at alone, 100 where each looks at all spans of the trace.
    expect(growth).toBeLessThan(30);
  });
});
