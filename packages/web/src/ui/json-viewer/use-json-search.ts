import { useEffect, useEffectEvent, useState } from 'react';

import { useJsonFind } from './use-json-find.ts';
import type { JsonModel } from './use-json-model.ts';

/** A search in a viewer that is led from outside of it, in the place of its own. */
export interface JsonSearch {
  readonly text: string;
  /** The match that is looked at, from 1. */
  readonly match: number;
  readonly onFound: (found: JsonFound) => void;
  /** The reader wants to type what is looked for. */
  readonly onOpen: () => void;
}

export interface JsonFound {
  readonly count: number;
  /** Nobody counts further than this. */
  readonly isComplete: boolean;
  readonly isSearching: boolean;
}

/** A match that is looked at. */
export interface JsonMatch {
  readonly row: number;
  readonly text: string;
  /** Which one in its row, from 0. */
  readonly nth: number;
  /** It was looked at before the document changed: the reader did not ask for it again. */
  readonly isAgain: boolean;
}

/** Which of all matches of a text is looked at, from 0. */
export interface ShownMatch {
  readonly text: string;
  readonly index: number;
}

/** Looks for what `search` says, tells what there is, and reports the match that is looked at. */
export function useJsonSearch(
  model: JsonModel,
  search: JsonSearch | undefined,
  onMatch: (match: JsonMatch | undefined) => void,
): void {
  const text = search?.text ?? '';
  const { text: foundText, matches, isSearching } = useJsonFind(model.document.bytes, text);
  // What was found of the text before says nothing of this one.
  const offsets = foundText === text && text !== '' ? matches?.offsets : undefined;
  const count = offsets?.length ?? 0;
  const isComplete = matches?.isComplete !== false;
  const isWaiting = text !== '' && (isSearching || offsets === undefined);
  const tell = useEffectEvent((found: JsonFound) => search?.onFound(found));
  useEffect(() => {
    tell({ count, isComplete, isSearching: isWaiting });
  }, [count, isComplete, isWaiting]);

  const index = count === 0 ? undefined : Math.min(search?.match ?? 1, count) - 1;
  const [shown, setShown] = useState<ShownMatch>();
  const show = useEffectEvent(() => {
    const wanted = index === undefined ? undefined : { text, index };
    const match = offsets && wanted && openMatch(model, { offsets, ...wanted, shown });
    if (match === undefined && shown === undefined) return;
    setShown(match && wanted);
    onMatch(match);
  });
  useEffect(() => {
    show();
  }, [offsets, index, text, model]);
}

interface MatchAddress extends ShownMatch {
  readonly offsets: readonly number[];
  /** What is looked at already, where the reader asked for nothing. */
  readonly shown?: ShownMatch | undefined;
}

/** Opens what is around a match. */
export function openMatch(
  model: Pick<JsonModel, 'rows' | 'reveal'>,
  { offsets, index, text, shown }: MatchAddress,
): JsonMatch | undefined {
  const offset = offsets[index];
  if (offset === undefined) return undefined;
  const row = model.reveal(offset);
  const { start } = model.rows.get(row);
  let first = index;
  while (first > 0 && (offsets[first - 1] as number) >= start) first -= 1;
  return { row, text, nth: index - first, isAgain: shown?.text === text && shown.index === index };
}
