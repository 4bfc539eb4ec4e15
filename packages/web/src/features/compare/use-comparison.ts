import type { AlignableSpan } from '@gander/core/trace/aligned-row';
import { useEffect, useMemo, useState } from 'react';

import {
  type Comparison,
  type ComparisonInput,
  type ComparisonPlan,
  planComparison,
  toComparison,
} from './comparison.ts';
import type { ComparedTrace } from './use-compared-trace.ts';

/** Longer traces are compared in a worker: the page stays smooth. */
const MAX_ON_PAGE_SPANS = 2000;

/** The comparison of two traces, once it is known. */
export function useComparison(left: ComparedTrace, right: ComparedTrace): Comparison | undefined {
  const input = useMemo(
    (): ComparisonInput => ({
      left: { spans: left.spans, digests: left.digests },
      right: { spans: right.spans, digests: right.digests },
    }),
    [left.spans, left.digests, right.spans, right.digests],
  );
  const isShort = left.spans.length + right.spans.length <= MAX_ON_PAGE_SPANS;
  const here = useMemo(() => (isShort ? planComparison(input) : undefined), [isShort, input]);
  const [done, setDone] = useState<{ readonly input: ComparisonInput; readonly plan: ComparisonPlan }>();
  useEffect(() => {
    if (isShort) return undefined;
    const compareHere = () => {
      setDone({ input, plan: planComparison(input) });
    };
    const worker = startWorker();
    if (worker === undefined) {
      compareHere();
      return undefined;
    }
    worker.addEventListener('message', ({ data }: MessageEvent<ComparisonPlan>) => {
      worker.terminate();
      setDone({ input, plan: data });
    });
    worker.addEventListener('error', compareHere);
    worker.postMessage({ left: toSlim(input.left), right: toSlim(input.right) }, []);
    return () => {
      worker.terminate();
    };
  }, [isShort, input]);
  const plan = here ?? (done?.input === input ? done.plan : undefined);
  return useMemo(() => plan && toComparison(plan, left.spans, right.spans), [plan, left.spans, right.spans]);
}

/** What is copied to the worker: no figures, which only the page shows. */
function toSlim({ spans, digests }: ComparisonInput['left']): ComparisonInput['left'] {
  return {
    digests,
    spans: spans.map(({ spanId, parentSpanId, startUnixNano, name, type, status, model }): AlignableSpan => ({
      spanId,
      parentSpanId,
      startUnixNano,
      name,
      type,
      status,
      model,
    })),
  };
}

function startWorker(): Worker | undefined {
  try {
    return new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
}
