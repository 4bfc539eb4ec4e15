import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import clsx from 'clsx';
import { memo } from 'react';

import type { ColumnLayout } from './columns/column-layout.ts';
import type { CellContext, TraceColumn } from './columns/trace-column.ts';
import { getTraceColumn } from './columns/trace-columns.tsx';
import { RowCheckbox } from './RowCheckbox.tsx';
import { NameText } from '../../ui/NameText.tsx';

export interface TraceRowProps {
  readonly trace: TraceSummaryBody;
  /** The keyboard stands here. */
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  /** It is open in the panel. */
  readonly isOpen: boolean;
  /** It belongs to the session above. */
  readonly isInGroup: boolean;
  /** 0 for the first row below the head. */
  readonly rowIndex: number;
  readonly heightPx: number;
  readonly nowMs: number;
  readonly isRoomy: boolean;
}

export const TraceRow = memo(function TraceRow(props: TraceRowProps & { readonly layout: ColumnLayout }) {
  const { trace, layout, isCursor, isSelected, isOpen, isInGroup, rowIndex, heightPx, nowMs, isRoomy } = props;
  const context = { nowMs, isRoomy };
  return (
    <div
      role="row"
      id={toRowId(trace.traceId)}
      data-row={trace.traceId}
      aria-rowindex={rowIndex + 2}
      aria-selected={isSelected}
      {...(isInGroup && { 'aria-level': 2 })}
      style={{ height: heightPx }}
      className={clsx(
        'relative grid cursor-pointer [grid-template-columns:var(--trace-columns)] items-center gap-x-3 border-b border-line px-3',
        isSelected || isOpen ? 'bg-selected' : 'hover:bg-hover',
        isCursor && 'shadow-[inset_2px_0_0_var(--accent)]',
        isCursor && !isSelected && !isOpen && 'bg-hover',
      )}
    >
      <div role="gridcell">
        <RowCheckbox label={`Select ${toTraceTitle(trace)}`} state={isSelected ? 'on' : 'off'} />
      </div>
      {layout.map(({ id }) => (
        <TraceCell key={id} column={getTraceColumn(id)} trace={trace} context={context}>
          {id === 'name' && (
            <span className={clsx('flex min-w-0 items-center', isInGroup && 'pl-4')}>
              <TraceLink trace={trace} />
            </span>
          )}
        </TraceCell>
      ))}
    </div>
  );
});

interface TraceCellProps {
  readonly column: TraceColumn;
  readonly trace: TraceSummaryBody;
  readonly context: CellContext;
  readonly children: React.ReactNode;
}

function TraceCell({ column, trace, context, children }: TraceCellProps) {
  const { id, isNumeric } = column;
  return (
    <div
      role="gridcell"
      data-cell={id}
      className={clsx(
        'min-w-0 overflow-hidden whitespace-nowrap',
        id !== 'tags' && 'text-ellipsis',
        isNumeric === true && 'tabular text-right',
      )}
    >
      {id === 'name' ? children : column.render(trace, context)}
    </div>
  );
}

/**
 * Where the row leads, for the browser and for screen readers. The table hears clicks on it as it does those anywhere in
 * the row. A plain link: those of the router cost more than the rest of the row.
 */
export function TraceLink({ trace }: { readonly trace: TraceSummaryBody }) {
  const { experimentId, traceId, name } = trace;
  return (
    <a
      href={`/experiments/${encodeURIComponent(experimentId)}/traces/${encodeURIComponent(traceId)}`}
      tabIndex={-1}
      draggable={false}
      data-row-link
      title={name}
      className="truncate font-medium"
    >
      {name === '' ? <span className="text-ink-faint italic">no name</span> : <NameText text={name} />}
    </a>
  );
}

export function toTraceTitle({ name, traceId }: TraceSummaryBody): string {
  return name === '' ? traceId : name;
}

export function toRowId(key: string): string {
  return `trace-row-${key}`;
}
