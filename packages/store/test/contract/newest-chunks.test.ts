import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, spanIdOf, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';
import { listAll } from './list-all.ts';

describe.each(ENGINES)('$name: chunks with the newest versions of spans', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
  });
  afterEach(() => instance.dispose());

  const write = (payload: string, ...names: readonly string[]) =>
    store.ingest.write(
      buildWrite(
        buildTraceWrite(
          'a',
          names.map((name) => buildSpan(name)),
          { payload },
        ),
      ),
    );

  it.each([1, 2, 50])('should page them in order of arrival, %i at a time', async (limit) => {
    await write('one', 'root', 'first');
    await write('two', 'second');
    await store.ingest.write(buildWrite(buildTraceWrite('b', [buildSpan('root')], { payload: 'other trace' })));
    await write('three', 'third', 'fourth');
    const chunks = await listAll((page) => store.traces.listNewestChunks(traceIdOf('a'), page), limit);
    expect(chunks.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['one', 'two', 'three']);
    expect(chunks.map(({ spanIds }) => [...spanIds].toSorted())).toEqual(
      [['root', 'first'], ['second'], ['third', 'fourth']].map((names) => names.map(spanIdOf).toSorted()),
    );
  });

  it('should count a span to its last version only', async () => {
    await write('early', 'root', 'again');
    await write('late', 'again');
    const { items } = await store.traces.listNewestChunks(traceIdOf('a'), { limit: 10 });
    const holderOf = (name: string) =>
      items.filter(({ spanIds }) => spanIds.has(spanIdOf(name))).map(({ bytes }) => Buffer.from(bytes).toString());
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
});
