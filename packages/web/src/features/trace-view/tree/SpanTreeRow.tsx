import clsx from 'clsx';
import { ChevronDown, ChevronRight, CircleAlert } from 'lucide-react';
import { memo } from 'react';

import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { TokenCount } from '../../../ui/TokenCount.tsx';
import { toSpanTypeLook } from '../span-type-look.ts';
import type { Timeline } from '../timeline.ts';
import type { TreeRow } from './find-rows.ts';
import { SpanBar } from './SpanBar.tsx';

export const SPAN_ROW_HEIGHT = 26;

export interface SpanTreeRowProps {
  readonly row: TreeRow;
  readonly rowIndex: number;
  readonly isSelected: boolean;
  readonly isMatch: boolean;
  /** Absent in the tree view. */
  readonly timeline: Timeline | undefined;
  readonly onSelect: (spanId: string) => void;
  readonly onToggle: (spanId: string, isOpen: boolean) => void;
}

const PADDING_PX = 6;
/** The guides in `styles.css` are drawn for it. */
const INDENT_PX = 14;
/** Deeper levels stay in this column and tell their depth by a number. */
const MAX_INDENT_LEVELS = 12;

export const SpanTreeRow = memo(function SpanTreeRow(props: SpanTreeRowProps) {
  const { row, rowIndex, isSelected, isMatch, timeline, onSelect } = props;
  const { span } = row;
  return (
    // The tree takes the keys and points here by aria-activedescendant.
    <div
      role="row"
      id={toSpanRowId(span.spanId)}
      aria-rowindex={rowIndex + 1}
      aria-level={row.depth + 1}
      aria-selected={isSelected}
      {...(row.childCount > 0 && { 'aria-expanded': !row.isCollapsed })}
      onClick={() => {
        onSelect(span.spanId);
      }}
      style={{ height: SPAN_ROW_HEIGHT }}
      className={clsx(
        'flex cursor-pointer items-center',
        isSelected ? 'bg-selected shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-hover',
      )}
    >
      <NameCell {...props} isMatch={isMatch} />
      {timeline === undefined ? <FactsCell row={row} /> : <SpanBar span={span} timeline={timeline} />}
    </div>
  );
});

function NameCell({ row, timeline, isMatch, onToggle }: SpanTreeRowProps) {
  const { span } = row;
  const { icon: Icon, label, textClass } = toSpanTypeLook(span.type);
  const indentPx = Math.min(row.depth, MAX_INDENT_LEVELS) * INDENT_PX;
  const hiddenLevels = row.depth - MAX_INDENT_LEVELS;
  return (
    <div
      role="gridcell"
      style={{ paddingLeft: PADDING_PX + indentPx }}
      className={clsx(
        'relative flex h-full min-w-0 items-center gap-1.5 overflow-hidden pr-2',
        timeline === undefined ? 'flex-1' : 'w-[var(--name-width)] shrink-0 border-r border-line',
      )}
    >
      <span aria-hidden className="indent-guides" style={{ left: PADDING_PX, width: indentPx }} />
      {row.childCount > 0 ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={row.isCollapsed ? `Expand ${row.descendantCount} spans` : 'Collapse'}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(span.spanId, row.isCollapsed);
          }}
          className="grid size-4 shrink-0 place-items-center rounded text-ink-faint hover:bg-line hover:text-ink"
        >
          {row.isCollapsed ? <ChevronRight size={13} /> : <ChevronDown size={13} />}
        </button>
      ) : (
        <span className="w-4 shrink-0" />
      )}
      {hiddenLevels > 0 && (
        <span className="tabular shrink-0 rounded bg-sunken px-1 text-2xs text-ink-faint">{row.depth}</span>
      )}
      <Icon size={14} aria-label={label} className={clsx('shrink-0', textClass)} />
      <span
        title={span.name}
        className={clsx('truncate', isMatch && 'rounded-sm bg-mark', span.status === 'ERROR' && 'text-error')}
      >
        {span.name === '' ? <i className="text-ink-faint">no name</i> : <bdi>{span.name}</bdi>}
      </span>
      {span.status === 'ERROR' && <CircleAlert size={13} aria-label="Error" className="shrink-0 text-error" />}
      {row.isCollapsed && (
        <span className="tabular shrink-0 rounded bg-sunken px-1 text-2xs text-ink-faint">{row.descendantCount}</span>
      )}
      <LinkNote kind={row.kind} />
    </div>
  );
}

const LINK_NOTES = {
  orphan: { text: 'parent missing', title: 'Its parent span is not in this trace (yet).' },
  cycle: { text: 'circular', title: 'Following its parents leads back to it.' },
} as const;

function LinkNote({ kind }: { readonly kind: TreeRow['kind'] }) {
  if (kind === 'root' || kind === 'child') return null;
  const note = LINK_NOTES[kind];
  return (
    <span title={note.title} className="shrink-0 rounded bg-busy-bg px-1 text-2xs text-busy">
      {note.text}
    </span>
  );
}

/** In the tree view: what the bar would tell, in figures. */
function FactsCell({ row }: { readonly row: TreeRow }) {
  const { span } = row;
  return (
    <div role="gridcell" className="tabular flex shrink-0 items-center gap-2 pr-3 text-xs text-ink-faint">
      {span.model !== null && <span className="max-w-32 truncate max-lg:hidden">{span.model}</span>}
      <TokenCount usage={span.usage} />
      <span className="w-14 text-right text-ink-soft">
        {span.endUnixNano === null ? 'running' : formatDuration(toDurationMs(span.startUnixNano, span.endUnixNano))}
      </span>
    </div>
  );
}

export function toSpanRowId(spanId: string): string {
  return `span-row-${spanId}`;
}
