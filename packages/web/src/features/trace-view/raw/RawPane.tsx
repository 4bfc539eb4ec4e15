import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { toTraceExportUrl } from '@gander/api/gander/trace-export';
import type { JsonValue } from '@gander/core/json-value';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useEffect, useMemo } from 'react';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { useGander } from '../../../app/gander-context.ts';
import { formatCount } from '../../../format/tokens.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { downloadText } from '../../../ui/download-text.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import type { JsonSearch } from '../../../ui/json-viewer/use-json-search.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { rawTraceQuery } from '../trace-content-queries.ts';

export interface RawPaneProps {
  /** What is looked for in it. */
  readonly search?: JsonSearch | undefined;
  readonly trace: Pick<TraceSummaryBody, 'traceId' | 'experimentId' | 'spanCount'>;
}

/** Loaded without being asked: about 10 MB. The rest one page after the other. */
const AUTO_PAGES = 5;
/** Down to the spans, which stay closed. */
const OPEN_DEPTH = 6;

/** The trace as it was sent, as OTLP JSON. */
export function RawPane({ trace, search }: RawPaneProps) {
  const { traceId, spanCount } = trace;
  const { client } = useGander();
  const raw = useInfiniteQuery(rawTraceQuery(client, traceId));
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = raw;
  const pageCount = data?.pages.length ?? 0;
  useEffect(() => {
    if (pageCount > 0 && pageCount < AUTO_PAGES && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [pageCount, hasNextPage, isFetching, isError, fetchNextPage]);
  const value = useMemo<JsonValue>(
    () => ({ resourceSpans: data?.pages.flatMap((page) => page.resourceSpans) ?? [] }),
    [data],
  );
  const loadedCount = useMemo(() => countSpans(value), [value]);

  if (raw.isPending) return <Skeleton label="Loading the OTLP JSON …" rows={12} />;
  if (data === undefined) return <FailureNotice error={raw.error} onRetry={() => void raw.refetch()} />;
  const toText = () => JSON.stringify(value, null, 2);
  const counts =
    loadedCount < spanCount ? `${formatCount(loadedCount)} of ${formatCount(spanCount)}` : formatCount(loadedCount);
  return (
    <div data-raw-pane className="flex min-h-0 flex-1 flex-col">
      <JsonViewer
        label={`OTLP JSON, as received: ${counts} ${spanCount === 1 ? 'span' : 'spans'}`}
        value={value}
        isFilling
        openDepth={OPEN_DEPTH}
        search={search}
        actions={
          <>
            {hasNextPage && (
              <Button look="quiet" className="h-6 px-1.5" disabled={isFetching} onClick={() => void fetchNextPage()}>
                {isFetching ? 'Loading …' : isError ? 'Try again' : 'Load more'}
              </Button>
            )}
            <DownloadAll trace={trace} isAllLoaded={!hasNextPage} toText={toText} />
            <CopyButton text={toText} label={hasNextPage ? 'Copy what is loaded' : 'Copy'} />
          </>
        }
      />
    </div>
  );
}

interface DownloadAllProps extends Pick<RawPaneProps, 'trace'> {
  readonly isAllLoaded: boolean;
  readonly toText: () => string;
}

/** All of it, whether it is loaded or not. */
function DownloadAll({ trace: { traceId, experimentId }, isAllLoaded, toText }: DownloadAllProps) {
  const name = `trace-${traceId}.otlp.json`;
  if (isAllLoaded) {
    return (
      <IconButton
        label="Download"
        onClick={() => {
          downloadText(name, toText());
        }}
      >
        <Download size={14} />
      </IconButton>
    );
  }
  return (
    <a
      href={toTraceExportUrl({ experimentId, query: { format: 'otlp', traceIds: traceId } })}
      download={`${name}l`}
      aria-label="Download"
      title="Download all of it"
      className="grid size-7 place-items-center rounded-md text-ink-soft hover:bg-hover hover:text-ink"
    >
      <Download size={14} />
    </a>
  );
}

interface RawSpans {
  readonly resourceSpans?: readonly { readonly scopeSpans?: readonly { readonly spans?: readonly unknown[] }[] }[];
}

function countSpans(value: JsonValue): number {
  let count = 0;
  for (const { scopeSpans = [] } of (value as RawSpans).resourceSpans ?? []) {
    for (const { spans = [] } of scopeSpans) count += spans.length;
  }
  return count;
}
