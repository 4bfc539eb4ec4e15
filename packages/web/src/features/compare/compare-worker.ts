import { type ComparisonInput, planComparison } from './comparison.ts';

/** Compares long traces beside the page. */
addEventListener('message', ({ data }: MessageEvent<ComparisonInput>) => {
  postMessage(planComparison(data));
});
