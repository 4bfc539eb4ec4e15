import { Menu } from '@base-ui/react/menu';
import { Copy, ExternalLink, Filter, FilterX } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { copyText } from '../../../ui/copy-text.ts';
import { type CellValue, toCopyText } from '../columns/cell-value.ts';
import { getTraceColumn } from '../columns/trace-columns.tsx';
import type { CellMenuTarget } from './cell-menu-target.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface CellMenuProps {
  readonly target: CellMenuTarget;
  readonly onClose: () => void;
  readonly onInclude: (key: string, value: string) => void;
  readonly onExclude: (key: string, value: string) => void;
  /** A condition that is added to the filter as it is. */
  readonly onCondition: (condition: string) => void;
  readonly onTime: (bound: 'from' | 'to', unixMs: number) => void;
  /** The page of a session or user. */
  readonly onOpenPage: (kind: 'session' | 'user', id: string) => void;
}

const MAX_VALUES = 12;
const MAX_SHOWN_CHARS = 60;

/** What can be done with a value of a cell: only traces like this, none like this, copy it. */
export function CellMenu(props: CellMenuProps) {
  const { target, onClose } = props;
  const [isOpen, setIsOpen] = useState(true);
  const column = getTraceColumn(target.columnId);
  const all = column.values?.(target.trace) ?? [];
  const values =
    typeof target.index === 'number' ? all.slice(target.index, target.index + 1) : all.slice(0, MAX_VALUES);
  return (
    <Menu.Root
      open={isOpen}
      onOpenChange={setIsOpen}
      onOpenChangeComplete={(open) => {
        if (!open) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={target.anchor} sideOffset={4} align="start" className="z-50">
          <Menu.Popup
            aria-label={`${column.title} of ${target.trace.name}`}
            className="max-w-88 min-w-48 rounded-lg border border-line bg-raised p-1 shadow-float outline-none"
          >
            {values.length === 0 && <p className="px-2 py-1 text-ink-faint">Nothing here</p>}
            {values.map((value, index) => (
              <Menu.Group key={toCopyText(value)}>
                {index > 0 && <Menu.Separator className="my-1 h-px bg-line" />}
                <ValueItems value={value} {...props} />
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function ValueItems({ value, ...props }: CellMenuProps & { readonly value: CellValue }) {
  return (
    <>
      <Menu.GroupLabel className="truncate px-2 pt-1 pb-0.5 text-2xs text-ink-faint">
        <NameText text={toShownText(value)} />
      </Menu.GroupLabel>
      <FilterItems value={value} {...props} />
      <Item
        icon={<Copy size={13} />}
        onClick={() => {
          void copyText(toCopyText(value));
        }}
      >
        Copy
      </Item>
      <PageItem value={value} {...props} />
    </>
  );
}

function FilterItems({ value, ...props }: CellMenuProps & { readonly value: CellValue }) {
  switch (value.kind) {
    case 'copy':
      return null;
    case 'text':
      return (
        <>
          <Item
            icon={<Filter size={13} />}
            onClick={() => {
              props.onInclude(value.key, value.value);
            }}
          >
            Include
          </Item>
          <Item
            icon={<FilterX size={13} />}
            onClick={() => {
              props.onExclude(value.key, value.value);
            }}
          >
            Exclude
          </Item>
        </>
      );
    case 'number':
      return (['>=', '<='] as const).map((operator, index) => (
        <Item
          key={operator}
          icon={<Filter size={13} />}
          onClick={() => {
            props.onCondition(`${value.key} ${operator} ${value.bounds?.[index] ?? value.value}`);
          }}
        >
          {value.words[index]}
        </Item>
      ));
    case 'time':
      return (['from', 'to'] as const).map((bound) => (
        <Item
          key={bound}
          icon={<Filter size={13} />}
          onClick={() => {
            // The end is not part of a range.
            props.onTime(bound, bound === 'from' ? value.unixMs : value.unixMs + 1);
          }}
        >
          {bound === 'from' ? 'From here on' : 'Until here'}
        </Item>
      ));
  }
}

function PageItem({ value, target: { columnId }, onOpenPage }: CellMenuProps & { readonly value: CellValue }) {
  if (value.kind !== 'text' || (columnId !== 'session' && columnId !== 'user')) return null;
  return (
    <Item
      icon={<ExternalLink size={13} />}
      onClick={() => {
        onOpenPage(columnId, value.value);
      }}
    >
      Open {columnId}
    </Item>
  );
}

interface ItemProps {
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Item({ icon, onClick, children }: ItemProps) {
  return (
    <Menu.Item
      onClick={onClick}
      className="flex h-7 cursor-pointer items-center gap-2 rounded px-2 outline-none data-highlighted:bg-hover"
    >
      <span className="text-ink-faint">{icon}</span>
      {children}
    </Menu.Item>
  );
}

function toShownText(value: CellValue): string {
  const text = value.kind === 'number' || value.kind === 'time' ? value.label : toCopyText(value);
  const line = text.slice(0, MAX_SHOWN_CHARS).replace(/\s+/g, ' ');
  return text.length > MAX_SHOWN_CHARS ? `${line}…` : line;
}
