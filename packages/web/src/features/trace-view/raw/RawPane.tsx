import type { TraceSummaryBody } from '@gander/api/gander/schemas';
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
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { rawTraceQuery } from '../trace-content-queries.ts';

export interface RawPaneProps {
  readonly trace: Pick<TraceSummaryBody, 'traceId' | 'experimentId' | 'spanCount'>;
}

/** Loaded without being asked: about 10 MB. The rest one page after the other. */
const AUTO_PAGES = 5;
/** Down to the spans, which stay closed. */
const OPEN_DEPTH = 6;

/** The trace as it was sent, as OTLP JSON. */
export function RawPane({ trace }: RawPaneProps) {
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
  return (
    <>
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-2 border-b border-line px-3 py-1 text-xs">
        <span role="status" className="text-ink-faint">
          OTLP JSON, as received: {formatCount(loadedCount)}
          {loadedCount < spanCount && ` of ${formatCount(spanCount)}`} {spanCount === 1 ? 'span' : 'spans'}
        </span>
        {hasNextPage && (
          <Button look="quiet" className="h-6 px-1.5" disabled={isFetching} onClick={() => void fetchNextPage()}>
            {isFetching ? 'Loading …' : isError ? 'Try again' : 'Load more'}
          </Button>
        )}
        <span className="ml-auto flex items-center gap-1">
          <CopyButton text={toText} label={hasNextPage ? 'Copy what is loaded' : 'Copy'} hasText />
          <DownloadAll trace={trace} isAllLoaded={!hasNextPage} toText={toText} />
        </span>
      </div>
      <JsonViewer label="OTLP JSON of the trace" value={value} isFilling isPlain openDepth={OPEN_DEPTH} />
    </>
  );
}

interface DownloadAllProps extends RawPaneProps {
  readonly isAllLoaded: boolean;
  readonly toText: () => string;
}

/** All of it, whether it is loaded or not. */
function DownloadAll({ trace: { traceId, experimentId }, isAllLoaded, toText }: DownloadAllProps) {
  const name = `trace-${traceId}.otlp.json`;
  const label = (
    <>
      <Download size={13} />
      Download
    </>
  );
  if (isAllLoaded) {
    return (
      <Button
        look="quiet"
        className="h-6 px-1.5 text-xs"
        onClick={() => {
          downloadText(name, toText());
        }}
      >
        {label}
      </Button>
    );
  }
  return (
    <a
      href={toTraceExportUrl({ experimentId, query: { format: 'otlp', traceIds: traceId } })}
      download={name}
      className="inline-flex h-6 items-center gap-1.5 rounded-md px-1.5 font-medium text-ink-soft hover:bg-hover hover:text-ink"
    >
      {label}
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
