import type { GraphNode } from '@gander/core/trace/graph-node';
import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';

import { formatCost } from '../../../format/cost.ts';
import { formatDuration } from '../../../format/duration.ts';
import { formatCount, formatTokens } from '../../../format/tokens.ts';
import { toGraphKindLook } from './graph-kind-look.ts';
import { NODE_HEIGHT, NODE_WIDTH, type Point } from './graph-layout.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface GraphNodeButtonProps {
  readonly node: GraphNode;
  readonly at: Point;
  readonly isSelected: boolean;
  /** Which of its occurrences is selected, from 0; `-1` where something inside one is. */
  readonly occurrence: number;
  /** Where its edges lead, for those who do not see them. */
  readonly leadsTo: string;
  /** Share of the trace's time, 0 to 1. */
  readonly timeShare: number;
  readonly isTabStop: boolean;
  readonly onPress: (node: GraphNode, isBackwards: boolean) => void;
  readonly onFocus: (node: GraphNode) => void;
  readonly onKeyDown: (event: KeyboardEvent, node: GraphNode) => void;
}

/** One who acts, with what it adds up to. A press selects its next occurrence. */
export const GraphNodeButton = memo(function GraphNodeButton(props: GraphNodeButtonProps) {
  const { node, at, isSelected, occurrence, leadsTo, timeShare, isTabStop, onPress, onFocus, onKeyDown } = props;
  const { label: kindLabel, line, icon: Icon, textClass, barClass } = toGraphKindLook(node.kind, node.type);
  const count = node.spanIds.length;
  const hasFailed = node.errorCount > 0;
  const title = node.foldedCount === undefined ? node.label : `${node.label} ${kindLabel.toLowerCase()}s`;
  return (
    <li className="absolute" style={{ left: at.x, top: at.y, width: NODE_WIDTH, height: NODE_HEIGHT }}>
      <button
        type="button"
        data-graph-node={node.id}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isSelected ? 'true' : undefined}
        title={title}
        onClick={(event) => {
          onPress(node, event.shiftKey);
        }}
        onFocus={() => {
          onFocus(node);
        }}
        onKeyDown={(event) => {
          onKeyDown(event, node);
        }}
        className={clsx(
          'relative flex size-full flex-col justify-center gap-0.5 overflow-hidden rounded-lg border border-l-[3px] bg-surface px-2.5 text-left shadow-[0_1px_2px_var(--shadow-color)] select-none',
          line,
          hasFailed ? 'border-y-error-line border-r-error-line' : 'border-y-line-strong border-r-line-strong',
          isSelected && 'bg-selected ring-2 ring-accent',
          node.foldedCount !== undefined && 'border-dashed',
        )}
      >
        <span className="flex w-full min-w-0 items-center gap-1.5">
          <Icon size={15} aria-hidden className={clsx('shrink-0', textClass)} />
          <span className="truncate font-medium">
            <span className="sr-only">{kindLabel} </span>
            <NameText text={title} />
          </span>
          {hasFailed && (
            <span className="tabular ml-auto inline-flex shrink-0 items-center gap-0.5 text-xs font-medium text-error">
              <CircleAlert size={13} aria-hidden />
              {node.errorCount < count && <span aria-hidden>{formatCount(node.errorCount)}</span>}
              <span className="sr-only">{formatCount(node.errorCount)} failed</span>
            </span>
          )}
        </span>
        <span className="tabular flex w-full items-center gap-2 text-xs whitespace-nowrap text-ink-soft">
          {isSelected && count > 1 && occurrence >= 0 ? (
            <b className="font-semibold text-accent-ink">
              {formatCount(occurrence + 1)} of {formatCount(count)}
            </b>
          ) : (
            <>
              {count > 1 && (
                <b aria-hidden className="font-semibold">
                  ×{formatCount(count)}
                </b>
              )}
              <span className="sr-only">
                {formatCount(count)} {count === 1 ? 'call' : 'calls'}
              </span>
            </>
          )}
          <span>{node.openCount === count ? 'running' : formatDuration(node.totalMs)}</span>
          {node.tokens > 0 && <span className="text-ink-faint">{formatTokens(node.tokens)} tok</span>}
          {node.costUsd !== null && node.costUsd > 0 && (
            <span className="truncate text-ink-faint">{formatCost(node.costUsd)}</span>
          )}
        </span>
        {leadsTo !== '' && <span className="sr-only">leads to {leadsTo}</span>}
        <span
          aria-hidden
          className={clsx('absolute bottom-0 left-0 h-[3px]', barClass)}
          style={{ width: `${Math.min(100, Math.max(0, timeShare * 100))}%` }}
        />
      </button>
    </li>
  );
});
