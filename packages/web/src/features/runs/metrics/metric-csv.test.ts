import { expect, test } from 'vitest';

import { formatMetricCsv } from './metric-csv.ts';

test('each point is a line, whatever its run is called', () => {
  const point = { runId: 'r1', metric: 'val/loss', step: 3, timestampMs: Date.UTC(2026, 0, 2), value: 0.1 + 0.2 };
  expect(
    formatMetricCsv([
      { ...point, runName: 'a, "b"\nc' },
      { ...point, runName: 'd', value: Number.NaN },
    ]),
  ).toBe(
    [
      'run,run_id,metric,step,time,value',
      '"a, ""b""\nc",r1,val/loss,3,2026-01-02T00:00:00.000Z,0.30000000000000004',
      'd,r1,val/loss,3,2026-01-02T00:00:00.000Z,NaN',
      '',
    ].join('\r\n'),
  );
});

test('no name is a formula to a spreadsheet; numbers stay numbers', () => {
  const point = { runId: 'r1', metric: '@loss', step: -3, timestampMs: 0, value: -0.5 };
  const names = ['=HYPERLINK("x")', '+1', '-1', '\ttab', 'a=b'];
  const lines = formatMetricCsv(names.map((runName) => ({ ...point, runName }))).split('\r\n');
  const rest = `r1,"'@loss",-3,1970-01-01T00:00:00.000Z,-0.5`;
  expect(lines.slice(1, -1)).toEqual([
    `"'=HYPERLINK(""x"")",${rest}`,
    `"'+1",${rest}`,
    `"'-1",${rest}`,
    `"'\ttab",${rest}`,
    `a=b,${rest}`,
  ]);
});

test('a time that no calendar has is left empty', () => {
  const point = { runName: 'a', runId: 'r1', metric: 'loss', step: 0, value: 1 };
  const [, far, none] = formatMetricCsv([
    { ...point, timestampMs: 8.64e15 + 1 },
    { ...point, timestampMs: Number.NaN },
  ]).split('\r\n');
  expect([far, none]).toEqual(['a,r1,loss,0,,1', 'a,r1,loss,0,,1']);
});
