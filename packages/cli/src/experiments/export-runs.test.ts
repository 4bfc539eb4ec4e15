import { expect, it } from 'vitest';

import { formatCsv } from './export-runs.ts';

it('should have a column for what any run has, and quote what would break a line', () => {
  const run = { run_id: '1', experiment_id: '0', status: 'FINISHED', artifact_uri: 'a', start_time: 's', end_time: '' };
  expect(
    formatCsv([
      { ...run, 'tags.b': 'x,"y"\nz' },
      { ...run, run_id: '2', 'metrics.a': '0.5' },
    ]),
  ).toBe(
    [
      'run_id,experiment_id,status,artifact_uri,start_time,end_time,metrics.a,tags.b',
      '1,0,FINISHED,a,s,,,"x,""y""\nz"',
      '2,0,FINISHED,a,s,,0.5,',
      '',
    ].join('\n'),
  );
  expect(formatCsv([])).toBe('run_id,experiment_id,status,artifact_uri,start_time,end_time\n');
});
