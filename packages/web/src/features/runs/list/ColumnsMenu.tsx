import { Popover } from '@base-ui/react/popover';
import { Columns3 } from 'lucide-react';
import { useState } from 'react';

import { Button } from '../../../ui/Button.tsx';
import { FACT_COLUMNS, type KnownKeys, parseRunColumn } from './run-columns.ts';

export interface ColumnsMenuProps {
  readonly keys: KnownKeys;
  readonly shownIds: readonly string[];
  /** `undefined`: those that fit by themselves. */
  readonly onChange: (ids: readonly string[] | undefined) => void;
}

const MAX_LISTED = 300;

/** Which facts, metrics, parameters and tags have a column. */
export function ColumnsMenu({ keys, shownIds, onChange }: ColumnsMenuProps) {
  const [text, setText] = useState('');
  const groups = [
    { title: 'Run', ids: [...FACT_COLUMNS] },
    { title: 'Metrics', ids: keys.metrics.map((key) => `metric:${key}`) },
    { title: 'Parameters', ids: keys.params.map((key) => `param:${key}`) },
    { title: 'Tags', ids: keys.tags.map((key) => `tag:${key}`) },
  ];
  return (
    <Popover.Root>
      <Popover.Trigger className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2.5 font-medium hover:bg-hover max-[899px]:hidden">
        <Columns3 size={14} className="text-ink-faint" />
        Columns
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-50">
          <Popover.Popup className="flex max-h-[min(32rem,70vh)] w-72 flex-col rounded-lg border border-line bg-raised shadow-float outline-none">
            <Popover.Title className="sr-only">Columns</Popover.Title>
            <div className="flex shrink-0 gap-1.5 border-b border-line p-2">
              <input
                aria-label="Find a column"
                placeholder="Find a column"
                value={text}
                onChange={(event) => {
                  setText(event.target.value);
                }}
                className="h-7 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 placeholder:text-ink-faint"
              />
              <Button
                look="quiet"
                onClick={() => {
                  onChange(undefined);
                }}
              >
                Reset
              </Button>
            </div>
            <div className="min-h-0 overflow-y-auto p-1.5">
              {groups.map((group) => (
                <ColumnGroup key={group.title} {...group} text={text} shownIds={shownIds} onChange={onChange} />
              ))}
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ColumnGroupProps {
  readonly title: string;
  readonly ids: readonly string[];
  readonly text: string;
  readonly shownIds: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function ColumnGroup({ title, ids, text, shownIds, onChange }: ColumnGroupProps) {
  const found = ids
    .map((id) => ({ id, title: parseRunColumn(id)?.title ?? id }))
    .filter((column) => column.title.toLowerCase().includes(text.trim().toLowerCase()));
  if (found.length === 0) return null;
  const isAllShown = found.every(({ id }) => shownIds.includes(id));
  return (
    <fieldset className="mb-1">
      <legend className="flex w-full items-center px-1.5 py-1 text-xs font-medium text-ink-faint">
        {title}
        <button
          type="button"
          onClick={() => {
            const listed = new Set(found.map(({ id }) => id));
            onChange(
              isAllShown
                ? shownIds.filter((id) => !listed.has(id))
                : [...shownIds, ...[...listed].filter((id) => !shownIds.includes(id))],
            );
          }}
          className="ml-auto rounded px-1 hover:bg-hover hover:text-ink"
        >
          {isAllShown ? 'None' : 'All'}
        </button>
      </legend>
      {found.slice(0, MAX_LISTED).map((column) => (
        <label key={column.id} className="flex min-h-7 cursor-pointer items-center gap-2 rounded px-1.5 hover:bg-hover">
          <input
            type="checkbox"
            checked={shownIds.includes(column.id)}
            onChange={(event) => {
              onChange(
                event.target.checked ? [...shownIds, column.id] : shownIds.filter((shown) => shown !== column.id),
              );
            }}
            className="size-3.5 shrink-0 accent-accent"
          />
          <span className="min-w-0 truncate" title={column.title}>
            {column.title}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
