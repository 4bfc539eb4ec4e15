import { describe, expect, it } from 'vitest';

import { isLocalSource, isWithinLocalFolder } from './local-source.ts';

it.each([
  ['/abs/path', true],
  ['relative/path', true],
  ['c:\\models', true],
  ['file:///abs', true],
  ['FILE:/abs', true],
  ['file://host/abs', true],
  ['s3://bucket/x', false],
  ['runs:/abc/model', false],
  ['mlflow-artifacts:/1/x', false],
  ['models:/qa/3', false],
])('should tell whether %s is local: %s', (source, expected) => {
  expect(isLocalSource(source)).toBe(expected);
});

describe('a local folder', () => {
  it.each([
    ['/runs/1/artifacts', true],
    ['/runs/1/artifacts/model', true],
    ['file:///runs/1/artifacts/model', true],
    ['/runs/1/artifacts-of-others', false],
    ['/runs/1/artifacts/../../2', false],
    ['file:///runs/1/artifacts/%2e%2e/%2e%2e/2', false],
    ['file://elsewhere/runs/1/artifacts', false],
    ['/etc/passwd', false],
    ['/runs/1/artifacts/a\0b', false],
    ['s3://runs/1/artifacts', false],
  ])('should hold %s: %s', (source, expected) => {
    expect(isWithinLocalFolder(source, '/runs/1/artifacts')).toBe(expected);
    expect(isWithinLocalFolder(source, 'file:///runs/1/artifacts/')).toBe(expected);
  });

  it('should hold nothing when it is not local', () => {
    expect(isWithinLocalFolder('/runs/1', 'mlflow-artifacts:/runs/1')).toBe(false);
  });
});
