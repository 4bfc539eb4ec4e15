import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { lazy, Suspense } from 'react';

import { Skeleton } from '../../ui/Skeleton.tsx';
import type { JsonSearch } from '../../ui/json-viewer/use-json-search.ts';
import { ChatPane } from './chat/ChatPane.tsx';
import type { ChatFind } from './chat/use-chat-find.ts';
import type { Found } from './find/use-find.ts';
import type { SpanMarks } from './tree/span-marks.ts';
import type { TreeRow } from './tree/tree-line.ts';
import type { TraceView } from './url.ts';

const GraphPane = lazy(async () => ({ default: (await import('./graph/GraphPane.tsx')).GraphPane }));
const LogPane = lazy(async () => ({ default: (await import('./log/LogPane.tsx')).LogPane }));
const RawPane = lazy(async () => ({ default: (await import('./raw/RawPane.tsx')).RawPane }));

export interface OtherViewProps {
  readonly view: Exclude<TraceView, 'waterfall' | 'tree'>;
  readonly trace: TraceSummaryBody;
  readonly spans: readonly SpanRowBody[];
  readonly rows: readonly TreeRow[];
  readonly selectedId: string | undefined;
  readonly chatFind: ChatFind | undefined;
  readonly rawSearch: JsonSearch | undefined;
  readonly found: Found;
  readonly marks: ReadonlyMap<string, SpanMarks>;
  readonly onSelect: (spanId: string) => void;
}

/** The trace as something else than a tree. What not everybody opens is loaded when it is opened. */
export function OtherView(props: OtherViewProps) {
  const { view, trace, spans, rows, selectedId, chatFind, rawSearch, found, marks, onSelect } = props;
  if (view === 'chat') {
    return (
      <ChatPane traceId={trace.traceId} spans={spans} selectedId={selectedId} find={chatFind} onSelect={onSelect} />
    );
  }
  return (
    <Suspense fallback={<Skeleton label="Opening the view …" rows={8} />}>
      {view === 'graph' ? (
        <GraphPane trace={trace} spans={spans} selectedId={selectedId} onSelect={onSelect} />
      ) : view === 'log' ? (
        <LogPane
          traceId={trace.traceId}
          rows={rows}
          marks={marks}
          matchIds={found.matchIds}
          selectedId={selectedId}
          onSelect={onSelect}
        />
      ) : (
        <RawPane trace={trace} search={rawSearch} />
      )}
    </Suspense>
  );
}
