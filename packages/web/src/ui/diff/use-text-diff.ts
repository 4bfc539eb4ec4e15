import { useEffect, useState } from 'react';

import type { TextDiff, TextPair } from './text-diff.ts';

/** Smaller texts are compared here: starting a worker would take longer. */
const MAX_ON_PAGE_CHARS = 30_000;
const ON_PAGE_MS = 40;
/** The worker keeps a deadline of its own; this is for one that does not start. */
const WORKER_MS = 8000;

/** The difference of two texts, once it is known. Big texts are compared in a worker, in bounded time. */
export function useTextDiff({ before, after }: TextPair): TextDiff | undefined {
  const [done, setDone] = useState<TextPair & { readonly diff: TextDiff }>();
  useEffect(() => {
    let isCurrent = true;
    const settle = (diff: TextDiff) => {
      if (isCurrent) setDone({ before, after, diff });
    };
    const stop = startComparing({ before, after }, settle);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [before, after]);
  return done?.before === before && done.after === after ? done.diff : undefined;
}

function startComparing(pair: TextPair, onDone: (diff: TextDiff) => void): () => void {
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    clearTimeout(timer);
    worker?.terminate();
  };
  const compareHere = async (onCoarse: (diff: TextDiff) => void) => {
    const { compareTexts } = await import('./compare-texts.ts');
    if (isStopped) return;
    const diff = compareTexts(pair, ON_PAGE_MS);
    if (diff.isCoarse) onCoarse(diff);
    else onDone(diff);
  };
  const giveUp = () => {
    worker?.terminate();
    clearTimeout(timer);
    void compareHere(onDone);
  };
  const compareInWorker = (coarse?: TextDiff) => {
    worker = startWorker();
    if (worker === undefined) {
      if (coarse === undefined) giveUp();
      else onDone(coarse);
      return;
    }
    timer = setTimeout(giveUp, WORKER_MS);
    worker.addEventListener('error', giveUp);
    worker.addEventListener('message', ({ data }: MessageEvent<TextDiff>) => {
      stop();
      onDone(data);
    });
    worker.postMessage(pair, []);
  };
  if (pair.before.length + pair.after.length > MAX_ON_PAGE_CHARS) compareInWorker();
  // Short, yet too different to be compared in the time that a page may stand still.
  else void compareHere(compareInWorker);
  return stop;
}

/** A page that was saved as one file may start no worker. */
function startWorker(): Worker | undefined {
  try {
    return new Worker(new URL('./diff-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
}
