import type { SpanDetailBody, SpanRowBody } from '@gander/api/gander/span-schemas';
import { useQuery } from '@tanstack/react-query';
import { use, useEffect, useMemo, useRef } from 'react';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { useGander } from '../../../app/gander-context.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { useTextHighlight } from '../../../ui/use-text-highlight.ts';
import { TraceFeedbackContext } from '../feedback/trace-feedback-context.ts';
import { spanDetailQuery, traceLogsQuery } from '../queries.ts';
import type { SpanTab } from '../url.ts';
import { listSpanTabs } from './list-span-tabs.ts';
import { createSpanValues, SpanValuesContext } from './span-values.ts';
import { SpanTabContent } from './SpanTabContent.tsx';
import { SpanTitle } from './SpanTitle.tsx';

export interface SpanPanelProps {
  readonly traceId: string;
  readonly experimentId: string;
  readonly spanId: string;
  /** The span's row in the tree; changes when the span was sent again. */
  readonly row: SpanRowBody | undefined;
  readonly tab: SpanTab;
  readonly onTab: (tab: SpanTab) => void;
  /** Marked wherever it is seen. */
  readonly find?: string;
  /** Set where the panel covers the tree. */
  readonly onBack: (() => void) | undefined;
}

/** Everything about one span. */
export function SpanPanel(props: SpanPanelProps) {
  const { traceId, spanId, row, tab, onTab, find = '', onBack } = props;
  const { client } = useGander();
  const panel = useRef<HTMLElement>(null);
  const detail = useQuery(spanDetailQuery(client, { traceId, spanId }));
  const logs = useQuery(traceLogsQuery(client, traceId));
  const spanLogs = logs.data?.items.filter((log) => log.spanId === spanId) ?? [];
  const feedbackCount = use(TraceFeedbackContext).bySpan.get(spanId)?.count ?? 0;
  useTextHighlight(panel, find, 'found');
  useRefetchOfChanged(row, detail.refetch);
  return (
    <section ref={panel} data-span-panel aria-label="Span" className="flex min-h-0 flex-1 flex-col bg-surface">
      <SpanTitle span={row ?? detail.data?.span} spanId={spanId} onBack={onBack} />
      <Tabs
        label="Parts of the span"
        items={listSpanTabs({ row, detail: detail.data, logCount: spanLogs.length, feedbackCount, tab })}
        value={tab}
        onChange={onTab}
      >
        {detail.isError && detail.data === undefined && tab !== 'raw' ? (
          <FailureNotice
            error={detail.error}
            notFoundTitle="This span is not here"
            onRetry={() => void detail.refetch()}
          />
        ) : detail.data === undefined && tab !== 'raw' ? (
          <Skeleton label="Loading the span …" rows={8} />
        ) : (
          <WithValues traceId={traceId} spanId={spanId} detail={detail.data}>
            <SpanTabContent {...props} detail={detail.data} logs={spanLogs} />
          </WithValues>
        )}
      </Tabs>
    </section>
  );
}

/** A span that was sent again may say more: its row in the tree changes then. */
function useRefetchOfChanged(row: SpanRowBody | undefined, refetch: () => unknown): void {
  const shownRow = useRef(row);
  useEffect(() => {
    if (shownRow.current !== undefined && row !== shownRow.current) void refetch();
    shownRow.current = row;
  }, [row, refetch]);
}

interface WithValuesProps {
  readonly traceId: string;
  readonly spanId: string;
  readonly detail: SpanDetailBody | undefined;
  readonly children: React.ReactNode;
}

function WithValues({ traceId, spanId, detail, children }: WithValuesProps) {
  const values = useMemo(() => createSpanValues({ traceId, spanId }, detail?.cut), [traceId, spanId, detail]);
  return <SpanValuesContext value={values}>{children}</SpanValuesContext>;
}
