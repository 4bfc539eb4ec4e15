import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import type { TraceFilterUrl } from '../../trace-list/url.ts';
import { findCompletion } from '../language/find-completion.ts';
import { splitBarText } from '../language/split-bar-text.ts';
import { filterKeysQuery, traceValuesQuery } from '../queries.ts';
import { findKey, listSuggestions, type Suggestion, toSoughtValue } from './list-suggestions.ts';
import { readRecentFilters } from './recent-filters.ts';

export interface SuggestionsRequest {
  readonly experimentId: string;
  readonly text: string;
  readonly caret: number;
  /** The traces whose values are counted. */
  readonly url: TraceFilterUrl;
  /** Nobody looks otherwise. */
  readonly isOpen: boolean;
}

export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** Values are on their way. */
  readonly isLoading: boolean;
  /** A choice must follow: nothing that is written so far can be looked for. */
  readonly isChoiceNeeded: boolean;
  /** Said of the list as a whole. */
  readonly note: string | undefined;
}

/** What can be written at the caret: recent filters, keys, operators, values that were seen. */
export function useSuggestions({ experimentId, text, caret, url, isOpen }: SuggestionsRequest): Suggestions {
  const { client } = useGander();
  const { q } = splitBarText(text);
  const { q: _, ...others } = url;
  // Words that are in force may be the first letters of what is a condition by now.
  const counted = q === '' ? others : { ...others, q };
  const completion = useMemo(() => findCompletion(text, caret), [text, caret]);
  const keysQuery = useQuery({ ...filterKeysQuery(client, experimentId), enabled: isOpen });
  const keys = keysQuery.data ?? NO_KEYS;
  const valueKey = completion?.kind === 'value' ? findKey(keys, completion) : undefined;
  const isPattern = completion?.kind === 'value' && completion.operator.endsWith('LIKE');
  const prefix = useDeferredValue(completion?.kind === 'value' ? toSoughtValue(completion) : '');
  const valuesQuery = useQuery({
    ...traceValuesQuery(client, experimentId, { key: valueKey?.key ?? '', prefix, url: counted }),
    enabled: isOpen && valueKey?.hasValues === true,
    placeholderData: keepPreviousData,
  });
  const known = valuesQuery.data?.key === valueKey?.key ? valuesQuery.data : undefined;

  const items = useMemo(() => {
    if (!isOpen) return [];
    const recent = text.trim() === '' ? listRecent() : [];
    if (completion === undefined) return recent;
    return [...recent, ...listSuggestions({ text, completion, keys, values: known })];
  }, [isOpen, text, completion, keys, known]);

  const isLoading = keysQuery.isLoading || (valuesQuery.isFetching && known === undefined);
  const isValueMissing = !isPattern && valueKey !== undefined && known !== undefined && items.length === 0;
  return {
    items,
    isLoading,
    isChoiceNeeded: (completion?.kind === 'value' && !isPattern) || completion?.kind === 'operator',
    note: isValueMissing
      ? 'No trace here has a value like that.'
      : typeof known?.sampleSize === 'number'
        ? `Counted over the ${known.sampleSize.toLocaleString('en-US')} newest traces`
        : undefined,
  };
}

const NO_KEYS = [] as const;

function listRecent(): Suggestion[] {
  return readRecentFilters(localStorage).map((recent) => ({
    id: `recent:${recent}`,
    group: 'Recent',
    label: recent,
    text: recent,
    caret: recent.length,
    isComplete: true,
  }));
}
