import { useMemo } from 'react';

import { SplitPane } from '../../ui/SplitPane.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { CompareToolbar } from './CompareToolbar.tsx';
import { CompareTree } from './CompareTree.tsx';
import { type ComparedRow, type Comparison, filterDifferent, findRow, stepDifference } from './comparison.ts';
import { PairPanel } from './PairPanel.tsx';
import { useCompareUrl } from './use-compare-url.ts';
import type { ComparedTrace } from './use-compared-trace.ts';

export interface CompareViewProps {
  readonly left: ComparedTrace;
  readonly right: ComparedTrace;
  readonly comparison: Comparison;
}

/** Both traces as one tree, and the selected pair beside it; one after the other where the screen is narrow. */
export function CompareView({ left, right, comparison }: CompareViewProps) {
  const { url, change } = useCompareUrl();
  const isWide = useIsWide();
  const isOnly = url.only === '1';
  const rows = useMemo(() => (isOnly ? filterDifferent(comparison) : comparison.rows), [comparison, isOnly]);
  const firstIndex = comparison.order[0];
  const chosen = findRow(comparison, url);
  // Nothing chosen yet: what everybody looks for first.
  const selected = chosen ?? (isWide ? comparison.rows[firstIndex ?? 0] : undefined);
  const layout = isWide ? (url.layout ?? 'unified') : 'unified';

  const select = (row: ComparedRow | undefined) => {
    if (row !== undefined) change({ left: row.left?.spanId, right: row.right?.spanId }, !isWide);
  };
  const step = (by: 1 | -1) => {
    const from = selected === undefined || (chosen === undefined && !isWide) ? undefined : selected.index;
    const next = stepDifference(comparison, from, by);
    if (next !== undefined) select(comparison.rows[next]);
  };
  const move = (by: 1 | -1) => () => {
    const at = rows.findIndex(({ index }) => index === selected?.index);
    select(rows[at === -1 ? 0 : at + by]);
  };
  useHotKeys({
    n: () => {
      step(1);
    },
    N: () => {
      step(-1);
    },
    j: move(1),
    k: move(-1),
    ArrowDown: move(1),
    ArrowUp: move(-1),
    Home: () => {
      select(rows[0]);
    },
    End: () => {
      select(rows.at(-1));
    },
    Escape: () => {
      if (!isWide && chosen !== undefined) change({ left: undefined, right: undefined });
    },
  });
  const sorted = useMemo(() => [...comparison.order].sort((a, b) => a - b), [comparison]);
  const position = selected === undefined ? -1 : sorted.indexOf(selected.index);

  const tree = (
    <>
      <CompareToolbar
        differenceCount={comparison.order.length}
        position={position === -1 ? undefined : position + 1}
        isOnly={isOnly}
        onOnly={(only) => {
          change({ only: only ? '1' : undefined });
        }}
        onFirst={() => {
          select(comparison.rows[firstIndex ?? 0]);
        }}
        onStep={step}
        layout={isWide ? layout : undefined}
        onLayout={(next) => {
          change({ layout: next === 'split' ? next : undefined });
        }}
      />
      {!(left.areDigestsComplete && right.areDigestsComplete) && (
        <p className="border-b border-line bg-busy-bg px-3 py-1 text-xs text-busy">
          These traces are long: what was said is compared in their first 5,000 spans, the steps in all of them.
        </p>
      )}
      {rows.length === 0 ? (
        <p className="px-6 py-16 text-center text-ink-soft">
          The two traces did the same steps and said the same. Switch off “Only differences” to see them.
        </p>
      ) : (
        <CompareTree rows={rows} selected={selected} firstIndex={firstIndex} onSelect={select} />
      )}
    </>
  );
  const panel = selected !== undefined && (
    <PairPanel
      key={selected.index}
      row={selected}
      isFirst={selected.index === firstIndex}
      left={left}
      right={right}
      tab={url.tab ?? 'content'}
      layout={layout}
      onTab={(tab) => {
        change({ tab: tab === 'content' ? undefined : tab });
      }}
      onBack={
        isWide
          ? undefined
          : () => {
              change({ left: undefined, right: undefined });
            }
      }
    />
  );
  if (isWide) {
    return (
      <SplitPane
        label="Width of the tree"
        storageKey="gander.compare.split"
        initialPercent={50}
        left={tree}
        right={panel}
      />
    );
  }
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col">{tree}</div>
      {panel !== false && <div className="fixed inset-0 z-30 flex flex-col bg-surface">{panel}</div>}
    </>
  );
}
