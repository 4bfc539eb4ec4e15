import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;

describe.each(ENGINES)('$name: time', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
  });
  afterEach(() => instance.dispose());

  it.each([
    { name: 'today, to the last digit', start: 1_767_225_600_123_456_789n, end: 1_767_225_600_123_456_790n },
    { name: 'beyond what a double holds', start: 2n ** 53n + 1n, end: 2n ** 53n + 3n },
    { name: '1970', start: 1n, end: 2n },
    { name: 'the end of int64, in 2262', start: INT64_MAX - 1n, end: INT64_MAX },
    { name: 'the start of int64', start: INT64_MIN, end: INT64_MIN + 1n },
    { name: 'an end before the start', start: 1_767_225_600_000_000_001n, end: 1_767_225_600_000_000_000n },
  ])('should be exact: $name', async ({ start, end }) => {
    const span = buildSpan('a', { startUnixNano: start, endUnixNano: end });
    await store.ingest.write(buildWrite(buildTraceWrite('a', [span])));
    expect(await store.traces.findSpan(traceIdOf('a'), span.spanId)).toEqual(span);
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ startUnixNano: start, endUnixNano: end });
    const filter = { experimentId: '0' as never, fromUnixNano: start, toUnixNano: start + 1n };
    expect(await store.traces.countTraces(filter)).toMatchObject({ total: start === INT64_MAX ? 0 : 1 });
    expect(
      await store.traces.countTraces({ ...filter, fromUnixNano: start + 1n, toUnixNano: undefined }),
    ).toMatchObject({ total: 0 });
  });

  it('should keep the nearest time it can of those that int64 does not hold', async () => {
    const span = buildSpan('a', { startUnixNano: INT64_MAX + 1n, endUnixNano: UINT64_MAX });
    await store.ingest.write(buildWrite(buildTraceWrite('a', [span])));
    expect(await store.traces.findSpan(traceIdOf('a'), span.spanId)).toMatchObject({
      startUnixNano: INT64_MAX,
      endUnixNano: INT64_MAX,
    });
  });

  it('should keep 0 as a time', async () => {
    const span = buildSpan('a', { startUnixNano: 0n, endUnixNano: 0n });
    await store.ingest.write(buildWrite(buildTraceWrite('a', [span])));
    expect(await store.traces.findSpan(traceIdOf('a'), span.spanId)).toEqual(span);
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ startUnixNano: 0n, endUnixNano: 0n });
  });
});
