import { describe, expect, it } from 'vitest';

import { listRecordings } from '../testing/recorded-traffic.ts';
import { scoreJoinedContent } from '../testing/score-joined-content.ts';

/** Every recording that has log events with content. */
const RECORDINGS = ['otel-genai'] as const;

describe('content that was recorded in logs', () => {
  it.each(RECORDINGS)('should show on its spans: %s', (recording) => {
    expect(listRecordings()).toContain(recording);
    const { found, total, misses } = scoreJoinedContent(recording);
    expect(misses).toEqual([]);
    expect(found).toBe(total);
    expect(total).toBeGreaterThan(25);
  });
});
