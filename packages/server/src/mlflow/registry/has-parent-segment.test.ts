import { expect, it } from 'vitest';

import { hasParentSegment } from './has-parent-segment.ts';

it.each([
  '..',
  's3://bucket/a/../b',
  's3://bucket/..',
  'mlflow-artifacts:/1/..%2f2',
  'mlflow-artifacts:/1/%2e%2E/2',
  'mlflow-artifacts:/1/%252e%252e/2',
  'http://host/a?path=../b',
  'dbfs:..\\x',
])('should find the way up in %s', (address) => {
  expect(hasParentSegment(address)).toBe(true);
});

it('should not trust what never ends being escaped', () => {
  expect(hasParentSegment(`s3://b/%${'25'.repeat(30)}41`)).toBe(true);
});

it.each(['s3://bucket/a..b/c', 's3://bucket/...', 'dummy-source', 'runs:/abc/model', 's3://b/100%', 's3://b/%41'])(
  'should let %s pass',
  (address) => {
    expect(hasParentSegment(address)).toBe(false);
  },
);
