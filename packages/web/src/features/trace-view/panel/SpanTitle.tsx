import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import clsx from 'clsx';
import { ArrowLeft } from 'lucide-react';

import { formatCost } from '../../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { TokenCount } from '../../../ui/TokenCount.tsx';
import { toSpanTypeLook } from '../span-type-look.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface SpanTitleProps {
  readonly span: SpanRowBody | undefined;
  readonly spanId: string;
  readonly onBack: (() => void) | undefined;
}

export function SpanTitle({ span, spanId, onBack }: SpanTitleProps) {
  const look = toSpanTypeLook(span?.type ?? 'UNKNOWN');
  const Icon = look.icon;
  return (
    <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-0.5 px-3 py-1.5">
      {onBack !== undefined && (
        <IconButton label="Back to the tree" onClick={onBack} className="-ml-1.5">
          <ArrowLeft size={16} />
        </IconButton>
      )}
      <h2 className="flex min-w-[55%] flex-1 items-center gap-2 font-semibold">
        <Icon size={16} aria-hidden className={clsx('shrink-0', look.textClass)} />
        <NameText text={span?.name ?? spanId} className="truncate" />
        <span className="shrink-0 rounded bg-sunken px-1.5 text-2xs font-medium text-ink-soft">{look.label}</span>
      </h2>
      <div className="tabular flex items-center gap-3 text-xs text-ink-soft">
        {span?.status === 'ERROR' && <span className="font-medium text-error">Error</span>}
        {span?.endUnixNano === null && <span className="font-medium text-busy">Running</span>}
        {span !== undefined && span.endUnixNano !== null && (
          <span>{formatDuration(toDurationMs(span.startUnixNano, span.endUnixNano))}</span>
        )}
        {span !== undefined && <TokenCount usage={span.usage} />}
        {typeof span?.costUsd === 'number' && <span>{formatCost(span.costUsd)}</span>}
        <CopyButton text={spanId} label={`Copy span id ${spanId}`} />
      </div>
    </div>
  );
}
