import type { ToolFiguresBody } from '@gander/api/gander/figure-schemas';

import { formatDuration } from '../../format/duration.ts';
import { formatCount } from '../../format/tokens.ts';
import { SpanPlaceLink } from './SpanPlaceLink.tsx';
import { toPercent } from './TotalTiles.tsx';

export function Latency({ durationMs }: { readonly durationMs: number | null }) {
  return durationMs === null ? '–' : formatDuration(durationMs);
}

export interface ErrorShareProps {
  readonly experimentId: string;
  readonly figures: Pick<ToolFiguresBody, 'callCount' | 'errorCount' | 'lastFailed'>;
}

/** How many failed; leads to the last that did. */
export function ErrorShare({ experimentId, figures: { callCount, errorCount, lastFailed } }: ErrorShareProps) {
  if (errorCount === 0) return <span className="text-ink-faint">0</span>;
  return (
    <SpanPlaceLink experimentId={experimentId} place={lastFailed} label="The last that failed">
      <span className="text-error">
        {formatCount(errorCount)} · {toPercent(errorCount / callCount)}
      </span>
    </SpanPlaceLink>
  );
}
