import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import type { FoundPlacesBody } from '@gander/api/gander/trace-content-schemas';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { spanSearchQuery } from '../trace-content-queries.ts';
import type { TreeRow } from '../tree/tree-line.ts';
import { findNames } from './find-names.ts';

export interface Found {
  /** Absent while nothing is looked for. */
  readonly matchIds: ReadonlySet<string> | undefined;
  /** Where in each of them, as far as the server has told. */
  readonly places: ReadonlyMap<string, FoundPlacesBody>;
  /** The server is still looking. */
  readonly isSearching: boolean;
  readonly error: Error | null;
}

export interface FindOptions {
  readonly traceId: string;
  readonly spans: readonly SpanRowBody[];
  readonly find: string;
}

/** What spans are called is known here, and found at once; what they say the server looks for, page after page. */
export function useFind({ traceId, spans, find }: FindOptions): Found {
  const { client } = useGander();
  const text = find.trim();
  const isFinding = text !== '';
  const query = useInfiniteQuery({ ...spanSearchQuery(client, traceId, text), enabled: isFinding });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (isFinding && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [isFinding, hasNextPage, isFetching, isError, fetchNextPage]);

  const places = useMemo(
    () => new Map(data?.pages.flatMap((page) => page.items.map((item) => [item.spanId, item.places]))),
    [data],
  );
  const names = useMemo(() => (isFinding ? findNames(spans, text) : undefined), [spans, isFinding, text]);
  const matchIds = useMemo(() => names && new Set([...names, ...places.keys()]), [names, places]);
  return {
    matchIds,
    places,
    isSearching: isFinding && !isError && (isFetching || hasNextPage),
    error: isFinding ? query.error : null,
  };
}

/** The matches as they stand in the tree, from top to bottom. `isShown` tells of a span whether a filter lets it through. */
export function listInOrder(
  rows: readonly TreeRow[],
  matchIds: ReadonlySet<string>,
  isShown: ((span: SpanRowBody) => boolean) | undefined,
): readonly string[] {
  return rows
    .filter(({ span }) => matchIds.has(span.spanId) && isShown?.(span) !== false)
    .map(({ span }) => span.spanId);
}
