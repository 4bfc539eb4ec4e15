import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import type { Ref } from 'react';

import { formatCount } from '../../../format/tokens.ts';
import { FindBar, type FindBarProps } from '../find/FindBar.tsx';
import type { ClosedSpans } from '../use-closed-spans.ts';
import type { TraceView } from '../url.ts';
import { ViewSwitch } from '../ViewSwitch.tsx';
import { DisplayMenu } from './DisplayMenu.tsx';
import type { TreeRow } from './tree-line.ts';
import { TypeMenu } from './TypeMenu.tsx';

export interface TreeToolbarProps {
  readonly find: FindBarProps;
  readonly view: TraceView;
  readonly onView: (view: TraceView) => void;
  readonly spans: readonly SpanRowBody[];
  readonly rows: readonly TreeRow[];
  readonly totalCount: number;
  readonly isComplete: boolean;
  /** Set while a filter hides some. */
  readonly shownCount: number | undefined;
  readonly closedSpans: ClosedSpans;
  readonly searchRef: Ref<HTMLInputElement>;
}

/** What is looked for, what is shown, and how. */
export function TreeToolbar(props: TreeToolbarProps) {
  const { find, view, onView, spans, rows, closedSpans, searchRef } = props;
  const hasTree = view === 'waterfall' || view === 'tree';
  const isFinding = find.find !== '';
  return (
    <div className="@container flex min-h-10 shrink-0 flex-wrap items-center gap-1 border-b border-line bg-surface px-2 py-1">
      <FindBar {...find} searchRef={searchRef} />
      {!isFinding && view !== 'raw' && (
        <span role="status" className="tabular truncate px-1 text-xs text-ink-faint">
          {props.shownCount !== undefined && `${formatCount(props.shownCount)} of `}
          <LoadProgress loadedCount={spans.length} totalCount={props.totalCount} isComplete={props.isComplete} />
        </span>
      )}
      <span className="ml-auto" />
      {hasTree && (
        <>
          <TypeMenu spans={spans} />
          <DisplayMenu closedSpans={closedSpans} rows={rows} hasBars={view === 'waterfall'} />
        </>
      )}
      <ViewSwitch view={view} onView={onView} />
    </div>
  );
}

interface LoadProgressProps {
  readonly loadedCount: number;
  readonly totalCount: number;
  readonly isComplete: boolean;
}

function LoadProgress({ loadedCount, totalCount, isComplete }: LoadProgressProps) {
  if (isComplete) {
    return (
      <>
        {formatCount(loadedCount)} {loadedCount === 1 ? 'span' : 'spans'}
      </>
    );
  }
  return (
    <span className="flex items-center gap-2">
      <progress max={totalCount} value={loadedCount} aria-label="Loading spans" className="h-1 w-16 accent-accent" />
      {formatCount(loadedCount)} of {formatCount(totalCount)} spans
    </span>
  );
}
