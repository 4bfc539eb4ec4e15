import { setImmediate as nextTurn } from 'node:timers/promises';

import { AppError } from '@gander/core/errors';
import type { ExperimentId } from '@gander/core/ids';
import { createGenaiPricesTable } from '@gander/core/pricing/genai-prices-table';
import { createPricing } from '@gander/core/pricing/pricing';
import { DEFAULT_LIMITS } from '@gander/protocol/limits';
import { encodeTraceData } from '@gander/protocol/trace-encoder';
import type { IngestStore, IngestWrite } from '@gander/store/ingest-store';
import { expect, test } from 'vitest';

import { ByteArena } from './byte-arena.ts';
import { createGroupCommit } from './group-commit.ts';
import { createIngestMemory } from './prepare-traces.ts';
import type { IngestRequest } from './ingest-request.ts';

const GOOD = 'a'.repeat(32);
const POISON = 'e'.repeat(32);

function toRequest(traceId: string): IngestRequest {
  const span = {
    traceId,
    spanId: 'b'.repeat(16),
    traceState: '',
    parentSpanId: '',
    flags: 0,
    name: 'work',
    kind: 1,
    startTimeUnixNano: 1n,
    endTimeUnixNano: 2n,
    attributes: [],
    droppedAttributesCount: 0,
    events: [],
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    status: undefined,
  };
  const scopeSpans = [{ scope: undefined, spans: [span], schemaUrl: '' }];
  const body = encodeTraceData({ resourceSpans: [{ resource: undefined, scopeSpans, schemaUrl: '' }] });
  return { signal: 'traces', format: 'protobuf', encoding: 'identity', experimentHeader: undefined, body };
}

/** A store that fails as told: real ones fail so seldom. */
function createFailingStore(fail: (write: IngestWrite) => void) {
  const written: string[][] = [];
  let settled = 0;
  const store: IngestStore = {
    async write(write) {
      fail(write);
      written.push(write.traces.map((trace) => trace.traceId));
      return [];
    },
    async settle() {
      settled += 1;
      return [];
    },
    closeAbandoned: async () => [],
  };
  const bugs: unknown[] = [];
  const groupCommit = createGroupCommit({
    store,
    logJoiner: { join: async (write) => write, forget() {} },
    prices: { open: async () => createPricing({ table: createGenaiPricesTable(), userPrices: [] }) },
    experiments: {
      requireFromHeader: async () => '0' as ExperimentId,
      resolveAttribute: async () => '0' as ExperimentId,
    },
    limits: DEFAULT_LIMITS,
    memory: createIngestMemory(),
    arena: new ByteArena(),
    onCommit: () => {},
    onBug: (error) => bugs.push(error),
  });
  return { groupCommit, written, bugs, countSettled: () => settled };
}

test('requests that arrive together share a transaction', async () => {
  const { groupCommit, written } = createFailingStore(() => {});
  await Promise.all([
    groupCommit.ingest(toRequest(GOOD)),
    groupCommit.ingest(toRequest(GOOD)),
    groupCommit.ingest(toRequest(POISON)),
  ]);
  expect(written.length).toBeLessThan(3);
  expect(written.flat()).toHaveLength(3);
});

test('what arrives while a group is prepared goes with it', async () => {
  const { groupCommit, written } = createFailingStore(() => {});
  const first = groupCommit.ingest(toRequest(GOOD));
  // As from the mailbox of the thread: in a turn of its own.
  const second = nextTurn().then(() => groupCommit.ingest(toRequest(POISON)));
  await Promise.all([first, second]);
  expect(written).toEqual([[`tr-${GOOD}`, `tr-${POISON}`]]);
});

test('a request on which the store breaks is refused alone, and the thread lives', async () => {
  const { groupCommit, written, bugs } = createFailingStore((write) => {
    if (write.traces.some((trace) => trace.traceId === `tr-${POISON}`)) throw new TypeError('cannot read of undefined');
  });
  const outcomes = await Promise.all([GOOD, POISON, GOOD].map((traceId) => groupCommit.ingest(toRequest(traceId))));
  expect(outcomes).toMatchObject([{ kind: 'stored' }, { kind: 'refused', code: 'internal' }, { kind: 'stored' }]);
  expect(written.flat()).toEqual([`tr-${GOOD}`, `tr-${GOOD}`]);
  expect(bugs).toEqual([expect.any(TypeError)]);
});

test('a store that is locked or full refuses everybody, who may all try again', async () => {
  let isLocked = true;
  const { groupCommit, written, bugs } = createFailingStore(() => {
    if (isLocked) throw new AppError('unavailable', 'The database is locked.');
  });
  const outcomes = await Promise.all([GOOD, GOOD].map((traceId) => groupCommit.ingest(toRequest(traceId))));
  expect(outcomes).toEqual(
    Array.from({ length: 2 }, () => ({ kind: 'refused', code: 'unavailable', message: 'The database is locked.' })),
  );
  expect([written, bugs]).toEqual([[], []]);
  isLocked = false;
  expect(await groupCommit.ingest(toRequest(GOOD))).toMatchObject({ kind: 'stored', accepted: 1 });
});

test('a request that cannot be read is refused without the others', async () => {
  const { groupCommit } = createFailingStore(() => {});
  const broken = { ...toRequest(GOOD), body: new Uint8Array([0xff, 0xff, 0xff]) };
  const outcomes = await Promise.all([groupCommit.ingest(broken), groupCommit.ingest(toRequest(GOOD))]);
  expect(outcomes).toMatchObject([{ kind: 'refused', code: 'malformed' }, { kind: 'stored' }]);
});

test('rollups that were put off are done while the queue never runs empty', async () => {
  const { groupCommit, countSettled } = createFailingStore(() => {});
  await groupCommit.drain();
  const before = countSettled();
  const until = Date.now() + 2000;
  const keepBusy = async () => {
    while (Date.now() < until && countSettled() === before) await groupCommit.ingest(toRequest(GOOD));
  };
  let wasIdle = false;
  const watch = async () => {
    while (Date.now() < until && countSettled() === before) {
      wasIdle ||= groupCommit.isIdle;
      await nextTurn();
    }
  };
  await Promise.all([keepBusy(), keepBusy(), keepBusy(), watch()]);
  expect(countSettled()).toBeGreaterThan(before);
  expect(wasIdle).toBe(false);
});
