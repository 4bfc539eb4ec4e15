import type { SpanRowBody } from '@gander/api/gander/schemas';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { useGander } from '../../../app/gander-context.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { type TabItem, Tabs } from '../../../ui/Tabs.tsx';
import { spanDetailQuery, traceLogsQuery } from '../queries.ts';
import type { SpanTab } from '../url.ts';
import { AttributesTab } from './AttributesTab.tsx';
import { EventsTab } from './EventsTab.tsx';
import { LogsTab } from './LogsTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { RawTab } from './RawTab.tsx';
import { SpanTitle } from './SpanTitle.tsx';

export interface SpanPanelProps {
  readonly traceId: string;
  readonly spanId: string;
  /** The span's row in the tree; changes when the span was sent again. */
  readonly row: SpanRowBody | undefined;
  readonly tab: SpanTab;
  readonly onTab: (tab: SpanTab) => void;
  /** Set where the panel covers the tree. */
  readonly onBack: (() => void) | undefined;
}

/** Everything about one span. */
export function SpanPanel({ traceId, spanId, row, tab, onTab, onBack }: SpanPanelProps) {
  const { client } = useGander();
  const detail = useQuery(spanDetailQuery(client, { traceId, spanId }));
  const logs = useQuery(traceLogsQuery(client, traceId));
  const spanLogs = logs.data?.items.filter((log) => log.spanId === spanId) ?? [];
  const { refetch } = detail;
  const shownRow = useRef(row);
  useEffect(() => {
    if (shownRow.current !== undefined && row !== shownRow.current) void refetch();
    shownRow.current = row;
  }, [row, refetch]);

  const items: TabItem<SpanTab>[] = [
    { value: 'overview', label: 'Overview' },
    { value: 'attributes', label: 'Attributes', note: detail.data && Object.keys(detail.data.attributes).length },
    { value: 'events', label: 'Events', note: detail.data && detail.data.events.length },
    ...(spanLogs.length > 0 || tab === 'logs'
      ? [{ value: 'logs' as const, label: 'Logs', note: spanLogs.length }]
      : []),
    { value: 'raw', label: 'Raw' },
  ];
  return (
    <section data-span-panel aria-label="Span" className="flex min-h-0 flex-1 flex-col bg-surface">
      <SpanTitle span={row ?? detail.data?.span} spanId={spanId} onBack={onBack} />
      <Tabs label="Parts of the span" items={items} value={tab} onChange={onTab}>
        {tab === 'raw' ? (
          <RawTab traceId={traceId} spanId={spanId} />
        ) : detail.isError && detail.data === undefined ? (
          <FailureNotice
            error={detail.error}
            notFoundTitle="This span is not here"
            onRetry={() => void detail.refetch()}
          />
        ) : detail.data === undefined ? (
          <Skeleton label="Loading the span …" rows={8} />
        ) : tab === 'attributes' ? (
          <AttributesTab detail={detail.data} />
        ) : tab === 'events' ? (
          <EventsTab detail={detail.data} />
        ) : tab === 'logs' ? (
          <LogsTab logs={spanLogs} />
        ) : (
          <OverviewTab detail={detail.data} />
        )}
      </Tabs>
    </section>
  );
}
