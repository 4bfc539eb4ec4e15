import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { describe, expect, test } from 'vitest';

import { toItemKey } from './list-item.ts';
import { toGroupKey, toSessionItems } from './to-session-items.ts';

function trace(traceId: string, part: Partial<TraceSummaryBody> = {}): TraceSummaryBody {
  return {
    traceId,
    experimentId: '0',
    name: traceId,
    state: 'OK',
    startUnixNano: BigInt(traceId.charCodeAt(0)) * 1_000_000n,
    endUnixNano: null,
    rootSpanId: null,
    spanCount: 1,
    errorCount: 0,
    inputPreview: null,
    outputPreview: null,
    usage: {},
    costUsd: null,
    sessionId: null,
    sessionGranularity: null,
    userId: null,
    serviceNames: [],
    environment: null,
    release: null,
    ...part,
  };
}

// Newest first, as a list comes: e was the last to begin.
const TRACES = [
  trace('e', { sessionId: 's1', usage: { inputTokens: 5 }, costUsd: 0.5, userId: 'ann', outputPreview: 'bye' }),
  trace('d'),
  trace('c', { sessionId: 's2' }),
  trace('b', {
    sessionId: 's1',
    state: 'ERROR',
    usage: { inputTokens: 2, outputTokens: 1 },
    userId: 'ann',
    inputPreview: 'hi',
    errorCount: 2,
    endUnixNano: BigInt('b'.charCodeAt(0)) * 1_000_000n + 3_000_000n,
  }),
];

const keys = (items: ReturnType<typeof toSessionItems>) => items.map(toItemKey);

describe('toSessionItems', () => {
  test('a session stands where its newest trace does; traces without one stay where they are', () => {
    expect(keys(toSessionItems(TRACES, new Set()))).toEqual(['session:s1', 'd', 'session:s2']);
  });

  test('an open session shows its traces', () => {
    const items = toSessionItems(TRACES, new Set([toGroupKey('s1')]));
    expect(keys(items)).toEqual(['session:s1', 'e', 'b', 'd', 'session:s2']);
    expect(items[1]).toBe(TRACES[0]);
  });

  test('the figures of a session are those of its traces', () => {
    const [group] = toSessionItems(TRACES, new Set());
    expect(group).toMatchObject({
      traceIds: ['e', 'b'],
      totals: {
        traceCount: 2,
        failedCount: 1,
        openCount: 0,
        spanCount: 2,
        errorCount: 2,
        durationMs: 3,
        usage: { inputTokens: 7, outputTokens: 1 },
        costUsd: 0.5,
        lastStartUnixNano: 101_000_000n,
        userIds: ['ann'],
        firstInputPreview: 'hi',
        lastOutputPreview: 'bye',
      },
    });
  });

  test('a cost that nobody knows is not nothing', () => {
    const items = toSessionItems(TRACES, new Set());
    expect(items[2]).toMatchObject({ totals: { costUsd: null } });
  });
});
