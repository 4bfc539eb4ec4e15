import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

import { isAwaitedSpan } from '../awaited-span.ts';
import { useTracePlace } from '../trace-place.ts';
import { AwaitedPanel } from './AwaitedPanel.tsx';
import { SpanPanel } from './SpanPanel.tsx';

export interface SelectedSpanProps {
  readonly trace: TraceSummaryBody;
  readonly spanId: string;
  readonly row: SpanRowBody | undefined;
  /** It stands beside the tree instead of covering it. */
  readonly isWide: boolean;
}

/** The selected span as the URL asks for it. */
export function SelectedSpan({ trace, spanId, row, isWide }: SelectedSpanProps) {
  const { url, change } = useTracePlace();
  const onBack = isWide
    ? undefined
    : () => {
        change({ span: undefined });
      };
  if (row !== undefined && isAwaitedSpan(row)) return <AwaitedPanel span={row} onBack={onBack} />;
  return (
    <SpanPanel
      key={spanId}
      traceId={trace.traceId}
      experimentId={trace.experimentId}
      spanId={spanId}
      find={url.find ?? ''}
      row={row}
      tab={url.tab ?? 'overview'}
      onTab={(tab) => {
        change({ tab: tab === 'overview' ? undefined : tab });
      }}
      onBack={onBack}
    />
  );
}
