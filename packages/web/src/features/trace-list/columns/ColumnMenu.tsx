import { Popover } from '@base-ui/react/popover';
import clsx from 'clsx';
import { ArrowDown, ArrowUp, Columns3, GripVertical } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';

import { Button } from '../../../ui/Button.tsx';
import type { ColumnId } from './column-ids.ts';
import { type ColumnLayout, moveColumn, toggleColumn } from './column-layout.ts';
import { getTraceColumn, TRACE_COLUMNS } from './trace-columns.tsx';
import type { ColumnLayoutControl } from './use-column-layout.ts';

export interface ColumnMenuProps {
  readonly columns: ColumnLayoutControl;
}

/** Which columns there are and in what order. */
export function ColumnMenu({ columns }: ColumnMenuProps) {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label="Columns"
        title="Columns"
        className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 font-medium text-ink-soft hover:bg-hover hover:text-ink data-popup-open:bg-hover"
      >
        <Columns3 size={14} aria-hidden />
        <span className="max-lg:hidden">Columns</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-50">
          <Popover.Popup className="flex max-h-[min(34rem,80vh)] w-72 flex-col rounded-lg border border-line bg-raised shadow-float outline-none">
            <div className="flex items-center justify-between border-b border-line py-1.5 pr-1.5 pl-3">
              <Popover.Title className="font-medium">Columns</Popover.Title>
              <Button look="quiet" disabled={!columns.isChosen} onClick={columns.reset}>
                Reset
              </Button>
            </div>
            <ColumnList layout={columns.layout} onLayout={columns.set} />
            <p className="border-t border-line px-3 py-1.5 text-2xs text-ink-faint">
              Drag to reorder, or Alt+↑/↓. Remembered in this browser, and part of the link.
            </p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ColumnListProps {
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
}

/** Those that are shown, in their order, then the others. */
function ColumnList({ layout, onLayout }: ColumnListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [draggedId, setDraggedId] = useState<ColumnId>();
  const shownIds = layout.map(({ id }) => id);
  const hidden = TRACE_COLUMNS.filter(({ id }) => !shownIds.includes(id));

  function move(id: ColumnId, toIndex: number) {
    onLayout(moveColumn(layout, id, toIndex));
    // The row stands elsewhere now, and the focus with it.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-column-item="${id}"] input`)?.focus());
  }

  function onKeyDown(event: KeyboardEvent, id: ColumnId) {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0 || !event.altKey) return;
    event.preventDefault();
    move(id, Math.max(0, shownIds.indexOf(id) + step));
  }

  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-1">
      <ul ref={list} aria-label="Shown">
        {shownIds.map((id, index) => (
          <li
            key={id}
            data-column-item={id}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              setDraggedId(id);
            }}
            onDragEnter={() => {
              if (draggedId !== undefined && draggedId !== id) onLayout(moveColumn(layout, draggedId, index));
            }}
            onDragOver={(event) => {
              event.preventDefault();
            }}
            onDragEnd={() => {
              setDraggedId(undefined);
            }}
            onKeyDown={(event) => {
              onKeyDown(event, id);
            }}
            className={clsx('group flex items-center rounded hover:bg-hover', draggedId === id && 'opacity-50')}
          >
            <GripVertical size={13} aria-hidden className="shrink-0 cursor-grab text-ink-faint" />
            <ColumnCheck id={id} isShown layout={layout} onLayout={onLayout} />
            <span className="flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
              <StepButton
                label={`Move ${getTraceColumn(id).title} up`}
                isDisabled={index === 0}
                onClick={() => {
                  move(id, index - 1);
                }}
              >
                <ArrowUp size={12} />
              </StepButton>
              <StepButton
                label={`Move ${getTraceColumn(id).title} down`}
                isDisabled={index === layout.length - 1}
                onClick={() => {
                  move(id, index + 1);
                }}
              >
                <ArrowDown size={12} />
              </StepButton>
            </span>
          </li>
        ))}
      </ul>
      {hidden.length > 0 && (
        <ul aria-label="Hidden" className="mt-1 border-t border-line pt-1">
          {hidden.map(({ id }) => (
            <li key={id} className="flex items-center rounded pl-[13px] hover:bg-hover">
              <ColumnCheck id={id} isShown={false} layout={layout} onLayout={onLayout} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ColumnCheckProps extends ColumnListProps {
  readonly id: ColumnId;
  readonly isShown: boolean;
}

function ColumnCheck({ id, isShown, layout, onLayout }: ColumnCheckProps) {
  const { title, description } = getTraceColumn(id);
  return (
    <label className="flex min-w-0 flex-1 cursor-pointer items-center gap-2 px-1.5 py-1">
      <input
        type="checkbox"
        checked={isShown}
        disabled={id === 'name'}
        onChange={() => {
          onLayout(toggleColumn(layout, id));
        }}
        className="size-3.5 accent-[var(--accent)]"
      />
      <span className="shrink-0">{title}</span>
      {description !== undefined && <span className="truncate text-2xs text-ink-faint">{description}</span>}
    </label>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly isDisabled: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function StepButton({ label, isDisabled, onClick, children }: StepButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={isDisabled}
      onClick={onClick}
      className="flex size-5 items-center justify-center rounded text-ink-faint hover:bg-line hover:text-ink disabled:opacity-30"
    >
      {children}
    </button>
  );
}
