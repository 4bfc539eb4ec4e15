import { afterEach, expect, test, vi } from 'vitest';

import { toBucketCount, toFirstDayMs } from './queries.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  // The clocks of New York go back on 1 November and forward on 8 March 2026.
  ['America/New_York', '2026-11-04T15:00:00-05:00', '2026-10-29T00:00:00-04:00', 8],
  ['America/New_York', '2026-03-10T23:30:00-04:00', '2026-03-04T00:00:00-05:00', 7],
  ['America/New_York', '2026-06-03T00:00:00-04:00', '2026-05-28T00:00:00-04:00', 7],
  ['UTC', '2026-03-02T12:00:00Z', '2026-02-24T00:00:00Z', 7],
])('in %s at %s the last seven days began at %s', (zone, now, first, buckets) => {
  vi.stubEnv('TZ', zone);
  const nowMs = Date.parse(now);
  expect(new Date(toFirstDayMs(nowMs)).toISOString()).toBe(new Date(first).toISOString());
  expect(toBucketCount(nowMs)).toBe(buckets);
});
