import type { LogRowBody } from '@gander/api/gander/log-schemas';
import type { SpanDetailBody } from '@gander/api/gander/span-schemas';
import { lazy, Suspense } from 'react';

import { Skeleton } from '../../../ui/Skeleton.tsx';
import { AttributesTab } from './AttributesTab.tsx';
import { EventsTab } from './EventsTab.tsx';
import { LinksTab } from './LinksTab.tsx';
import { LogsTab } from './LogsTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { RawTab } from './RawTab.tsx';
import type { SpanPanelProps } from './SpanPanel.tsx';

const ContextTab = lazy(async () => ({ default: (await import('../context/ContextTab.tsx')).ContextTab }));
const FeedbackPane = lazy(async () => ({ default: (await import('../../feedback/FeedbackPane.tsx')).FeedbackPane }));

export interface SpanTabContentProps extends SpanPanelProps {
  /** Absent only for the raw tab, which does without. */
  readonly detail: SpanDetailBody | undefined;
  /** Of this span. */
  readonly logs: readonly LogRowBody[];
}

/** The tab in force. */
export function SpanTabContent({ traceId, experimentId, spanId, tab, detail, logs }: SpanTabContentProps) {
  if (detail === undefined || tab === 'raw') return <RawTab traceId={traceId} spanId={spanId} />;
  switch (tab) {
    case 'overview':
      return <OverviewTab detail={detail} />;
    case 'context':
      return (
        <Suspense fallback={<Skeleton label="Opening the context …" />}>
          <ContextTab traceId={traceId} spanId={spanId} />
        </Suspense>
      );
    case 'attributes':
      return <AttributesTab detail={detail} />;
    case 'events':
      return <EventsTab detail={detail} />;
    case 'links':
      return <LinksTab links={detail.links} traceId={traceId} />;
    case 'logs':
      return <LogsTab logs={logs} />;
    case 'feedback':
      return (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <Suspense fallback={<Skeleton label="Opening the feedback …" />}>
            <FeedbackPane traceId={traceId} experimentId={experimentId} spanId={spanId} />
          </Suspense>
        </div>
      );
  }
}
