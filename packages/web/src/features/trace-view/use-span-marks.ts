import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { spanMarksQuery } from './trace-content-queries.ts';
import type { SpanMarks } from './tree/span-marks.ts';

/** Moments inside spans, by span id. They come after the spans, which are shown without them meanwhile. */
export function useSpanMarks(traceId: string, isWanted: boolean): ReadonlyMap<string, SpanMarks> {
  const { client } = useGander();
  const query = useInfiniteQuery({ ...spanMarksQuery(client, traceId), enabled: isWanted });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (isWanted && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [isWanted, hasNextPage, isFetching, isError, fetchNextPage]);
  return useMemo(() => new Map(data?.pages.flatMap((page) => page.items.map(toEntry))), [data]);
}

interface MarksBody {
  readonly spanId: string;
  readonly events: readonly {
    readonly name: string;
    readonly timeUnixNano: bigint;
    readonly isError?: boolean | undefined;
  }[];
  readonly firstTokenMs?: number | undefined;
}

function toEntry({ spanId, events, firstTokenMs }: MarksBody): [string, SpanMarks] {
  return [
    spanId,
    {
      firstTokenMs,
      events: events.map((event, index) => ({ ...event, key: String(index), isError: event.isError === true })),
    },
  ];
}
