import type { TraceState } from '@gander/core/trace-summary';
import clsx from 'clsx';
import { X } from 'lucide-react';
import type { Ref } from 'react';

import { formatCount } from '../../format/tokens.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { STATE_LOOKS } from './StateBadge.tsx';
import { TimeRangeMenu } from './TimeRangeMenu.tsx';
import { parseStates, type TraceListUrl } from './url.ts';

export interface TraceCounts {
  readonly total: number;
  readonly byState: Readonly<Record<TraceState, number>>;
}

export interface FilterBarProps {
  readonly url: TraceListUrl;
  readonly counts: TraceCounts | undefined;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly onChange: (change: { readonly [Key in keyof TraceListUrl]: TraceListUrl[Key] | undefined }) => void;
}

export function FilterBar({ url, counts, searchRef, onChange }: FilterBarProps) {
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-surface px-3 py-2">
      <SearchField
        label="Filter traces by text"
        placeholder="Filter by name, input or output   /"
        value={url.q ?? ''}
        inputRef={searchRef}
        onChange={(text) => {
          onChange({ q: text === '' ? undefined : text });
        }}
        className="min-w-0 flex-1 sm:max-w-80"
      />
      <StateFilter url={url} counts={counts} onChange={onChange} />
      {(['session', 'user'] as const).map((key) => {
        const value = url[key];
        return (
          value !== undefined && (
            <button
              key={key}
              type="button"
              title={`${key} ${value}`}
              onClick={() => {
                onChange({ [key]: undefined });
              }}
              className="inline-flex h-7 max-w-60 items-center gap-1 rounded-md bg-selected px-2 text-accent-ink"
            >
              <span className="truncate">
                {key} <bdi>{value}</bdi>
              </span>
              <X size={13} aria-label="Remove filter" className="shrink-0" />
            </button>
          )
        );
      })}
      <div className="sm:ml-auto">
        <TimeRangeMenu
          range={url.range}
          onChange={(range) => {
            onChange({ range });
          }}
        />
      </div>
    </div>
  );
}

function StateFilter({ url, counts, onChange }: Omit<FilterBarProps, 'searchRef'>) {
  const chosen = parseStates(url.state);
  const states = Object.keys(STATE_LOOKS) as TraceState[];
  return (
    <div
      role="group"
      aria-label="State"
      className="flex items-center gap-0.5 rounded-md border border-line-strong p-0.5 max-sm:order-last"
    >
      <StateButton
        label="All"
        count={counts?.total}
        isOn={chosen.length === 0}
        onClick={() => {
          onChange({ state: undefined });
        }}
      />
      {states.map((state) => {
        const isOn = chosen.includes(state);
        const next = isOn ? chosen.filter((other) => other !== state) : [...chosen, state];
        return (
          <StateButton
            key={state}
            label={STATE_LOOKS[state].label}
            count={counts?.byState[state]}
            isOn={isOn}
            onClick={() => {
              onChange({ state: next.length === 0 || next.length === states.length ? undefined : next.join(',') });
            }}
          />
        );
      })}
    </div>
  );
}

interface StateButtonProps {
  readonly label: string;
  readonly count: number | undefined;
  readonly isOn: boolean;
  readonly onClick: () => void;
}

function StateButton({ label, count, isOn, onClick }: StateButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={clsx(
        'flex h-[1.375rem] items-center gap-1.5 rounded px-2 whitespace-nowrap',
        isOn ? 'bg-selected font-medium text-accent-ink' : 'text-ink-soft hover:bg-hover',
      )}
    >
      {label}
      {count !== undefined && <span className="tabular text-xs opacity-80">{formatCount(count)}</span>}
    </button>
  );
}
