import type { SpanRecord } from '@gander/core/span-record';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { PreviewCandidate } from '../../src/ingest-store.ts';
import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, SECOND, spanIdOf, START, toText, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

const ROUNDS = 40;

describe.each(ENGINES)('$name: the order of delivery', (engine) => {
  let instance: EngineInstance;

  beforeEach(async () => {
    instance = await engine.create();
  });
  afterEach(() => instance.dispose());

  // 4 makes every trace here a huge one, which is then settled.
  it.each([{ fullRollUpSpans: 2000 }, { fullRollUpSpans: 4 }])(
    'should not matter, with full roll-ups up to $fullRollUpSpans spans',
    async ({ fullRollUpSpans }) => {
      const store = await instance.open({ fullRollUpSpans });
      for (let seed = 1; seed <= ROUNDS; seed += 1) {
        const random = createSeededRandom(seed);
        const spans = buildRandomTrace(random);
        const previews = spans.flatMap((span) => buildRandomPreview(random, span));
        const whole = `whole ${seed}`;
        const split = `split ${seed}`;
        await store.ingest.write(buildWrite(buildTraceWrite(whole, spans, { previews })));
        await sendInPieces({ store, random, trace: split, spans, previews });
        await store.ingest.settle();
        expect(await readTrace(store, split), `seed ${seed}`).toEqual(await readTrace(store, whole));
      }
    },
  );
});

interface Pieces {
  readonly store: Store;
  readonly random: SeededRandom;
  readonly trace: string;
  readonly spans: readonly SpanRecord[];
  readonly previews: readonly PreviewCandidate[];
}

/** Any split, any order, some pieces twice, some several to a write. */
async function sendInPieces({ store, random, trace, spans, previews }: Pieces): Promise<void> {
  const remaining = random.shuffle(spans);
  while (remaining.length > 0) {
    const pieces = Array.from({ length: 1 + random.below(2) }, () => remaining.splice(0, 1 + random.below(4)));
    const writes = pieces
      .filter((piece) => piece.length > 0)
      .map((piece) => {
        const ids = new Set(piece.map((span) => span.spanId));
        return buildTraceWrite(trace, piece, { previews: previews.filter(({ spanId }) => ids.has(spanId)) });
      });
    await store.ingest.write(buildWrite(...writes));
    if (random.below(3) === 0) await store.ingest.write(buildWrite(...writes));
  }
}

/** Spans of which others tell more: loops that call tools, tools that fail where they run. */
const FAMILY_ROLES: readonly Partial<SpanRecord>[] = [
  {},
  {},
  {},
  { name: 'ai.generateText', type: 'CHAIN' },
  { name: 'ai.toolCall', type: 'TOOL' },
  { name: 'claude_code.tool', type: 'TOOL', status: 'OK' },
  { name: 'claude_code.tool.execution', type: 'TASK', status: 'ERROR' },
];

/** A tree with sane clocks: some of it without its root, some with two. */
function buildRandomTrace(random: SeededRandom): readonly SpanRecord[] {
  const spans: SpanRecord[] = [];
  const count = 1 + random.below(24);
  for (let index = 0; index < count; index += 1) {
    const parent = index === 0 || random.below(12) === 0 ? undefined : spans[random.below(index)];
    const isOrphan = parent === undefined && random.below(3) === 0;
    const startUnixNano = (parent?.startUnixNano ?? START) + BigInt(random.below(5)) * SECOND;
    const hasUsage = random.below(2) === 0;
    spans.push(
      buildSpan(`${index}`, {
        parentSpanId: parent?.spanId ?? (isOrphan ? spanIdOf('elsewhere') : null),
        type: ['CHAT_MODEL', 'AGENT', 'TOOL'][random.below(3)] as string,
        status: (['OK', 'ERROR', 'UNSET'] as const)[random.below(3)] as 'OK',
        startUnixNano,
        endUnixNano: random.below(8) === 0 ? null : startUnixNano + BigInt(random.below(9)) * SECOND,
        serviceName: [null, 'shop', 'gateway'][random.below(3)] as string | null,
        model: hasUsage ? 'gpt-4o' : null,
        usage: hasUsage ? { inputTokens: random.below(100), outputTokens: random.below(100) } : {},
        costUsd: hasUsage ? random.below(1000) / 7 : null,
        sessionId: [null, 'session-1', 'session-2'][random.below(3)] as string | null,
        userId: [null, 'user-1'][random.below(2)] as string | null,
        ...FAMILY_ROLES[random.below(FAMILY_ROLES.length)],
      }),
    );
  }
  return spans;
}

function buildRandomPreview(random: SeededRandom, { spanId, name }: SpanRecord): readonly PreviewCandidate[] {
  if (random.below(2) === 0) return [];
  return [
    {
      spanId,
      input: random.below(3) === 0 ? null : `input of ${name}`,
      output: random.below(3) === 0 ? null : `output of ${name}`,
    },
  ];
}

async function readTrace(store: Store, trace: string) {
  const { traceId, ...summary } = (await store.traces.findTrace(traceIdOf(trace))) ?? {};
  expect(traceId).toBe(traceIdOf(trace));
  const chunks = await store.traces.readChunks(traceIdOf(trace));
  const payload = chunks.flatMap(({ bytes }) => toText(bytes).split('\n')).toSorted();
  return { summary, payload, spans: (await store.traces.listSpans(traceIdOf(trace), { limit: 1000 })).items };
}
