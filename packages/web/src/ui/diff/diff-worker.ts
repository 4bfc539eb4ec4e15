import { compareTexts } from './compare-texts.ts';
import type { TextPair } from './text-diff.ts';

const DEADLINE_MS = 3000;

/** Compares big texts beside the page. */
addEventListener('message', ({ data }: MessageEvent<TextPair>) => {
  postMessage(compareTexts(data, DEADLINE_MS));
});
