import { expect, test } from 'vitest';

import { parseMetricViewUrl, toMetricView, toMetricViewUrl } from './metric-view-url.ts';

test('a view comes back out of its URL', () => {
  const view = { axis: 'relative', smoothing: 0.6, isLogarithmic: true, isWithoutOutliers: true } as const;
  const url = toMetricViewUrl(view);
  expect(url).toEqual({ x: 'relative', smooth: '60', log: '1', outliers: '0' });
  expect(toMetricView(parseMetricViewUrl(url))).toEqual(view);
});

test('what is usual stands in no URL, and what makes no sense is passed over', () => {
  const usual = toMetricView({});
  expect(Object.values(toMetricViewUrl(usual))).toEqual([undefined, undefined, undefined, undefined]);
  expect(parseMetricViewUrl({ x: 'moon', smooth: '100', log: 'yes', outliers: '1' })).toEqual({});
});
