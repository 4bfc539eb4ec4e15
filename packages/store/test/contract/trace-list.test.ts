import type { ExperimentId } from '@gander/core/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import type { TraceFilter } from '../../src/trace-store.ts';
import { buildSpan, buildTraceWrite, buildWrite, SECOND, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';
import { listAll } from './list-all.ts';

const DEFAULT: TraceFilter = { experimentId: '0' as ExperimentId };

describe.each(ENGINES)('$name: the list of traces', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
  });
  afterEach(() => instance.dispose());

  interface TraceFields {
    readonly startUnixNano?: bigint;
    readonly name?: string;
    readonly status?: 'OK' | 'ERROR';
    readonly isOpen?: boolean;
    readonly input?: string;
    readonly output?: string;
    readonly sessionId?: string;
    readonly userId?: string;
    readonly experimentId?: ExperimentId;
  }

  async function add(trace: string, fields: TraceFields = {}): Promise<void> {
    const startUnixNano = fields.startUnixNano ?? START;
    const span = buildSpan(fields.name ?? trace, {
      startUnixNano,
      endUnixNano: fields.isOpen === true ? null : startUnixNano + SECOND,
      status: fields.status ?? 'OK',
      sessionId: fields.sessionId ?? null,
      userId: fields.userId ?? null,
    });
    const previews = [{ spanId: span.spanId, input: fields.input ?? null, output: fields.output ?? null }];
    const { experimentId = DEFAULT.experimentId } = fields;
    await store.ingest.write(buildWrite(buildTraceWrite(trace, [span], { previews, experimentId })));
  }

  async function list(filter: Partial<TraceFilter>): Promise<readonly string[]> {
    const page = await store.traces.listTraces({ ...DEFAULT, ...filter }, { limit: 100 });
    const counts = await store.traces.countTraces({ ...DEFAULT, ...filter });
    expect(counts.total, 'the count must agree with the list').toBe(page.items.length);
    return page.items.map((trace) => trace.name).toSorted();
  }

  it('should be empty at first', async () => {
    expect(await store.traces.listTraces(DEFAULT, { limit: 10 })).toEqual({ items: [], nextCursor: null });
    expect(await store.traces.countTraces(DEFAULT)).toEqual({
      total: 0,
      byState: { OK: 0, ERROR: 0, IN_PROGRESS: 0 },
      isComplete: true,
    });
    expect(await store.traces.findTrace(traceIdOf('nothing'))).toBeUndefined();
  });

  it('should give the newest first, and those of one time by id', async () => {
    for (let index = 0; index < 9; index += 1) await add(`${index}`, { startUnixNano: START + BigInt(index % 3) });
    const { items } = await store.traces.listTraces(DEFAULT, { limit: 100 });
    const expected = items.toSorted((left, right) => {
      if (left.startUnixNano !== right.startUnixNano) return left.startUnixNano < right.startUnixNano ? 1 : -1;
      return left.traceId < right.traceId ? 1 : -1;
    });
    expect(items).toHaveLength(9);
    expect(items).toEqual(expected);
  });

  it.each([1, 2, 3, 9, 10])('should give every trace once in pages of %i', async (limit) => {
    for (let index = 0; index < 9; index += 1) await add(`${index}`, { startUnixNano: START + BigInt(index % 3) });
    const all = await store.traces.listTraces(DEFAULT, { limit: 100 });
    expect(await listAll((page) => store.traces.listTraces(DEFAULT, page), limit)).toEqual(all.items);
  });

  it('should neither repeat nor skip while new traces arrive between pages', async () => {
    for (let index = 0; index < 10; index += 1) await add(`old ${index}`, { startUnixNano: START + BigInt(index) });
    let arrived = 0;
    const seen = await listAll(async (page) => {
      const result = await store.traces.listTraces(DEFAULT, page);
      arrived += 1;
      await add(`new ${arrived}`, { startUnixNano: START + 100n + BigInt(arrived) });
      return result;
    }, 3);
    expect(seen.map((trace) => trace.name)).toEqual(Array.from({ length: 10 }, (_, index) => `old ${9 - index}`));
  });

  it.each([
    '',
    'x',
    '!!!',
    'AAAA',
    Buffer.from('traces:1').toString('base64url'),
    Buffer.from('spans:1:a').toString('base64url'),
  ])('should refuse the forged cursor "%s"', async (cursor) => {
    await add('a');
    await expect(store.traces.listTraces(DEFAULT, { limit: 5, cursor })).rejects.toMatchObject({
      code: 'invalid_argument',
    });
    await expect(store.traces.listSpans(traceIdOf('a'), { limit: 5, cursor: `${cursor}.` })).rejects.toMatchObject({
      code: 'invalid_argument',
    });
  });

  it.each([0, -1, 1.5, Number.NaN])('should refuse pages of %d', async (limit) => {
    await expect(store.traces.listTraces(DEFAULT, { limit })).rejects.toMatchObject({ code: 'invalid_argument' });
  });

  it('should filter by experiment', async () => {
    const { experimentId } = await store.experiments.createExperiment({ name: 'other' });
    await add('here');
    await add('there', { experimentId });
    expect(await list({})).toEqual(['here']);
    expect(await list({ experimentId })).toEqual(['there']);
    expect(await list({ experimentId: '999' as ExperimentId })).toEqual([]);
  });

  it('should filter by time, from inclusive and to exclusive', async () => {
    for (let index = 0; index < 4; index += 1) await add(`${index}`, { startUnixNano: START + BigInt(index) });
    expect(await list({ fromUnixNano: START + 1n, toUnixNano: START + 3n })).toEqual(['1', '2']);
    expect(await list({ fromUnixNano: START + 2n })).toEqual(['2', '3']);
    expect(await list({ toUnixNano: START + 1n })).toEqual(['0']);
    expect(await list({ fromUnixNano: 2n ** 70n })).toEqual([]);
  });

  it('should filter and count by state', async () => {
    await add('good');
    await add('bad', { status: 'ERROR' });
    await add('open', { isOpen: true });
    expect(await list({ states: ['ERROR'] })).toEqual(['bad']);
    expect(await list({ states: ['OK', 'IN_PROGRESS'] })).toEqual(['good', 'open']);
    expect(await list({ states: [] })).toEqual([]);
    expect(await store.traces.countTraces(DEFAULT)).toEqual({
      total: 3,
      byState: { OK: 1, ERROR: 1, IN_PROGRESS: 1 },
      isComplete: true,
    });
  });

  it('should filter by session', async () => {
    await add('a', { sessionId: 'one' });
    await add('b', { sessionId: 'two' });
    await add('c');
    expect(await list({ sessionId: 'one' })).toEqual(['a']);
    expect(await list({ sessionId: '' })).toEqual([]);
  });

  it('should filter by user', async () => {
    await add('a', { userId: 'ann' });
    await add('b', { userId: 'bob' });
    await add('c');
    expect(await list({ userId: 'ann' })).toEqual(['a']);
    expect(await list({ userId: 'Ann' })).toEqual([]);
  });

  it.each([
    { text: 'needle', finds: ['by input', 'by output', 'needle in name'] },
    { text: 'NEEDLE', finds: ['by input', 'by output', 'needle in name'] },
    { text: '100%', finds: ['percent'] },
    { text: '100%_', finds: [] },
    { text: '%', finds: ['percent'] },
    { text: 'snake_case', finds: ['underscore'] },
    { text: '_', finds: ['underscore'] },
    { text: `it's "quoted"`, finds: ['quotes'] },
    { text: String.raw`back\slash`, finds: ['backslash'] },
    { text: '🦢', finds: ['emoji'] },
    { text: 'ß', finds: ['umlaut'] },
    { text: 'nowhere', finds: [] },
    { text: 'needle\0', finds: [] },
    { text: 'a'.repeat(100_000), finds: [] },
    {
      text: '',
      finds: [
        'backslash',
        'by input',
        'by output',
        'emoji',
        'needle in name',
        'percent',
        'quotes',
        'umlaut',
        'underscore',
        'x',
      ],
    },
  ])('should find text: $text', async ({ text, finds }) => {
    await add('needle in name');
    await add('by input', { input: 'hay NeeDle hay' });
    await add('by output', { output: 'hay NEEDLE' });
    await add('percent', { input: '100%' });
    await add('underscore', { input: 'snake_case' });
    await add('x', { input: 'snakeXcase, 1000' });
    await add('quotes', { input: `it's "quoted"; drop table traces` });
    await add('backslash', { input: String.raw`back\slash` });
    await add('emoji', { output: 'a 🦢 says' });
    await add('umlaut', { output: 'Straße' });
    expect(await list({ text })).toEqual(finds);
  });

  it('should apply all filters together, on every page', async () => {
    for (let index = 0; index < 20; index += 1) {
      await add(`${index}`, {
        startUnixNano: START + BigInt(index),
        status: index % 2 === 0 ? 'OK' : 'ERROR',
        input: index < 15 ? 'yes' : 'no',
      });
    }
    const filter: TraceFilter = { ...DEFAULT, states: ['OK'], text: 'YES', fromUnixNano: START + 3n };
    const found = await listAll((page) => store.traces.listTraces(filter, page), 2);
    expect(found.map((trace) => trace.name)).toEqual(['14', '12', '10', '8', '6', '4']);
    expect(await store.traces.countTraces(filter)).toMatchObject({ total: 6 });
  });
});
