import { arrangeGraph } from './arrange-graph.ts';
import type { GraphShape } from './graph-layout.ts';

/** Arranges graphs beside the page, so that a slow one can be given up. */
addEventListener('message', ({ data }: MessageEvent<GraphShape>) => {
  postMessage(arrangeGraph(data));
});
