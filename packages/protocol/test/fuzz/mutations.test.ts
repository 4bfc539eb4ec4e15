import { describe, expect, it } from 'vitest';

import { mutateBytes } from '../../src/testing/mutate-bytes.ts';
import { Random } from '../../src/testing/random.ts';
import { readEverything } from '../../src/testing/read-everything.ts';
import { readRecordedBodies } from '../../src/testing/recorded-bodies.ts';

const MUTATIONS = 200_000;
/** Small bodies say as much about the readers as large ones, and sooner. */
const MAX_BODY_BYTES = 3_000;
/** Generous: a loaded machine may pause any one of them. */
const MAX_MS_PER_BODY = 5_000;
const MAX_HEAP_GROWTH_BYTES = 200 * 1024 * 1024;

describe('recorded bodies with random changes', () => {
  it(`are refused or read, ${MUTATIONS} times over, quickly and in bounded memory`, { timeout: 180_000 }, () => {
    const random = new Random(20_261_115);
    const bodies = readRecordedBodies().filter(({ bytes }) => bytes.length <= MAX_BODY_BYTES);
    expect(new Set(bodies.map(({ signal, format }) => `${signal} ${format}`)).size).toBeGreaterThanOrEqual(3);
    const outcomes = { read: 0, refused: 0 };
    const heapBytes = process.memoryUsage().heapUsed;
    let slowestMs = 0;
    for (let round = 0; round < MUTATIONS; round += 1) {
      const body = random.pick(bodies);
      const bytes = mutateBytes(body.bytes, random.pick(bodies).bytes, random);
      const startMs = performance.now();
      outcomes[readBody({ ...body, bytes }, round)] += 1;
      slowestMs = Math.max(slowestMs, performance.now() - startMs);
    }
    // Both must be common, or the changes are too wild or too tame to say anything.
    expect(outcomes.read).toBeGreaterThan(MUTATIONS / 10);
    expect(outcomes.refused).toBeGreaterThan(MUTATIONS / 10);
    expect(slowestMs).toBeLessThan(MAX_MS_PER_BODY);
    expect(process.memoryUsage().heapUsed - heapBytes).toBeLessThan(MAX_HEAP_GROWTH_BYTES);
  });
});

function readBody(body: Parameters<typeof readEverything>[0], round: number): 'read' | 'refused' {
  try {
    return readEverything(body);
  } catch (error) {
    const base64 = Buffer.from(body.bytes).toString('base64');
    throw new Error(`Mutation ${round} of ${body.name} (${body.format}): ${base64}`, { cause: error });
  }
}
