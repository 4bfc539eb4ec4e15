import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, Flag } from 'lucide-react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { formatCount } from '../../format/tokens.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import type { DiffLayout } from '../../ui/diff/DiffRowView.tsx';
import { AttributesDiff } from './AttributesDiff.tsx';
import type { ComparedRow } from './comparison.ts';
import { PairContent } from './PairContent.tsx';
import { COMPARED_CHARS, comparedSpanQuery } from './queries.ts';
import type { CompareTab } from './url.ts';
import type { ComparedTrace } from './use-compared-trace.ts';
import { NameText } from '../../ui/NameText.tsx';

export interface PairPanelProps {
  readonly row: ComparedRow;
  /** Here the traces diverged first. */
  readonly isFirst: boolean;
  readonly left: ComparedTrace;
  readonly right: ComparedTrace;
  readonly tab: CompareTab;
  readonly layout: DiffLayout;
  readonly onTab: (tab: CompareTab) => void;
  /** Set where the panel covers the tree. */
  readonly onBack: (() => void) | undefined;
}

const TABS = [
  { value: 'content', label: 'Content' },
  { value: 'attributes', label: 'Attributes' },
] as const;
const NOTHING = {};

/** Two spans compared in full, or the one that stands alone. */
export function PairPanel({ row, isFirst, left, right, tab, layout, onTab, onBack }: PairPanelProps) {
  const a = useDetail(left.traceId, row.left);
  const b = useDetail(right.traceId, row.right);
  const failed = [a, b].find(({ isError, data }) => isError && data === undefined);
  const isPending = [a, b].some(({ isLoading }) => isLoading);
  return (
    <section aria-label="Difference" data-pair-panel className="flex min-h-0 flex-1 flex-col bg-surface">
      <div className="flex min-h-10 shrink-0 items-center gap-2 px-3 py-1.5">
        {onBack !== undefined && (
          <IconButton label="Back to the tree" onClick={onBack} className="-ml-1.5">
            <ArrowLeft size={16} />
          </IconButton>
        )}
        <h2 className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 font-semibold">
          <SpanName side="A" span={row.left} compared={left} />
          <SpanName side="B" span={row.right} compared={right} />
          {isFirst && (
            <span className="inline-flex shrink-0 items-center gap-1 rounded bg-accent px-1.5 text-2xs font-medium text-on-accent">
              <Flag size={10} aria-hidden /> first divergence
            </span>
          )}
        </h2>
      </div>
      {[a, b].some(({ data }) => (data?.cut?.length ?? 0) > 0) && (
        <p className="border-y border-line bg-busy-bg px-3 py-1 text-xs text-busy">
          Values of more than {formatCount(COMPARED_CHARS)} characters are compared by their beginnings.
        </p>
      )}
      <Tabs label="Parts of the difference" items={TABS} value={tab} onChange={onTab}>
        {failed !== undefined ? (
          <FailureNotice
            error={failed.error}
            notFoundTitle="This span is not here"
            onRetry={() => {
              void failed.refetch();
            }}
          />
        ) : isPending ? (
          <Skeleton label="Loading both spans …" rows={8} />
        ) : tab === 'attributes' ? (
          <AttributesDiff left={a.data?.attributes ?? NOTHING} right={b.data?.attributes ?? NOTHING} layout={layout} />
        ) : (
          <PairContent left={a.data} right={b.data} layout={layout} />
        )}
      </Tabs>
    </section>
  );
}

function useDetail(traceId: string, span: SpanRowBody | undefined) {
  const { client } = useGander();
  return useQuery({
    ...comparedSpanQuery(client, { traceId, spanId: span?.spanId ?? '' }),
    enabled: span !== undefined,
  });
}

interface SpanNameProps {
  readonly side: 'A' | 'B';
  readonly span: SpanRowBody | undefined;
  readonly compared: ComparedTrace;
}

function SpanName({ side, span, compared: { trace, traceId } }: SpanNameProps) {
  return (
    <span className="flex max-w-full min-w-0 items-center gap-1.5">
      <span
        aria-hidden
        className="grid size-4.5 shrink-0 place-items-center rounded bg-sunken text-2xs font-semibold text-ink-soft"
      >
        {side}
      </span>
      {span === undefined || trace === undefined ? (
        <span className="font-normal text-ink-faint">nothing like it</span>
      ) : (
        <Link
          to="/experiments/$experimentId/traces/$traceId"
          params={{ experimentId: trace.experimentId, traceId }}
          search={{ span: span.spanId }}
          title={`Open this span in trace ${side}`}
          className="truncate rounded underline-offset-2 hover:underline"
        >
          <NameText text={span.name === '' ? span.spanId : span.name} />
        </Link>
      )}
    </span>
  );
}
