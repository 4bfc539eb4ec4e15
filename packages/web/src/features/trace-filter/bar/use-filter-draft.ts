import { useEffect, useRef, useState } from 'react';

import { checkFilter, type FilterProblem } from '../language/check-filter.ts';
import { repairFilter } from '../language/repair-filter.ts';
import { type BarText, joinBarText, splitBarText } from '../language/split-bar-text.ts';
import type { TraceFilterControl } from '../use-trace-filter.ts';
import { storeRecentFilter } from './recent-filters.ts';

/** Plain words are looked for as they are typed. */
const WORDS_PAUSE_MS = 250;
/** Nobody wants to be told in the middle of a word that it is wrong. */
const PROBLEM_PAUSE_MS = 700;

export interface FilterDraft {
  readonly text: string;
  /** Where and why it cannot be read, once the typing pauses. */
  readonly problem: FilterProblem | undefined;
  /** Says something else than the list shows. */
  readonly isChanged: boolean;
  readonly setText: (text: string) => void;
  /** Looks for it, unless it cannot be read. What was plainly meant is put right. */
  readonly apply: (text?: string) => void;
  /** Back to what the list shows. */
  readonly reset: () => void;
}

/** What stands in the bar: the filter in force, or what is being made of it. */
export function useFilterDraft({ url, change }: Pick<TraceFilterControl, 'url' | 'change'>): FilterDraft {
  const inForce = joinBarText({ filter: url.filter ?? '', q: url.q ?? '' });
  const [text, setText] = useState(inForce);
  const [isProblemShown, setProblemShown] = useState(true);
  const known = useRef(inForce);
  const isTypingWords = useRef(false);

  useEffect(() => {
    // Changed from outside (a facet, Back, a link): what is being typed gives way. The echo of our own change does not count.
    if (inForce === known.current) return;
    known.current = inForce;
    isTypingWords.current = false;
    setText(inForce);
  }, [inForce]);

  const read = splitBarText(text);
  const found = read.filter === '' ? undefined : checkFilter(read.filterInPlace);
  // As it is meant, not as it is written: words may stand anywhere.
  const isInForce = ({ filter, q }: Pick<BarText, 'filter' | 'q'>) =>
    filter === (url.filter ?? '') && q === (url.q ?? '');
  const isChanged = !isInForce(read);

  useEffect(() => {
    if (isProblemShown) return undefined;
    const timer = setTimeout(() => {
      setProblemShown(true);
    }, PROBLEM_PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text, isProblemShown]);

  useEffect(() => {
    const isWordsOnly = read.filter === '' && url.filter === undefined;
    if (!isWordsOnly || !isChanged) return undefined;
    const timer = setTimeout(() => {
      commit(read, isTypingWords.current);
      isTypingWords.current = true;
    }, WORDS_PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  });

  function commit({ filter, q }: Pick<BarText, 'filter' | 'q'>, isReplacing: boolean) {
    known.current = joinBarText({ filter, q });
    change({ filter: filter === '' ? undefined : filter, q: q === '' ? undefined : q }, { isReplacing });
  }

  return {
    text,
    problem: isProblemShown ? found : undefined,
    isChanged,
    setText(next) {
      setText(next);
      setProblemShown(false);
    },
    apply(written = text) {
      const { filter, q } = splitBarText(written);
      const repaired = filter === '' ? filter : repairFilter(filter);
      setProblemShown(true);
      if (repaired === undefined) {
        setText(written);
        return;
      }
      const meant = { filter: repaired, q };
      const next = repaired === filter ? written : joinBarText(meant);
      setText(next);
      if (!isInForce(meant)) commit(meant, false);
      isTypingWords.current = false;
      storeRecentFilter(localStorage, next);
    },
    reset() {
      setText(inForce);
      setProblemShown(true);
    },
  };
}
