import { useRef } from 'react';

import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { TimeRangePicker } from '../trace-filter/time/TimeRangePicker.tsx';
import { type ActivityUrl, pickTime, sortActivity } from './url.ts';

const SORTS = [
  { value: 'last', label: 'Newest first' },
  { value: 'traces', label: 'Most traces' },
  { value: 'failed', label: 'Most failed' },
  { value: 'tokens', label: 'Most tokens' },
  { value: 'cost', label: 'Highest cost' },
] as const;

export interface ActivityFilterBarProps {
  readonly url: ActivityUrl;
  readonly label: string;
  readonly placeholder: string;
  readonly onChange: (url: ActivityUrl) => void;
}

export function ActivityFilterBar({ url, label, placeholder, onChange }: ActivityFilterBarProps) {
  // Where there is room for columns, their titles sort.
  const isWide = useIsWide();
  const searchRef = useRef<HTMLInputElement>(null);
  useHotKeys({ '/': () => searchRef.current?.focus() });
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-surface px-3 py-2">
      <SearchField
        label={label}
        placeholder={placeholder}
        value={url.q ?? ''}
        inputRef={searchRef}
        onChange={(text) => {
          onChange({ ...dropText(url), ...(text !== '' && { q: text }) });
        }}
        className="min-w-0 flex-1 max-sm:basis-full sm:max-w-80"
      />
      <div className="flex min-w-0 items-center gap-2 sm:ml-auto">
        {!isWide && (
          <ChoiceMenu
            label="Sort"
            choices={SORTS}
            value={url.sort ?? 'last'}
            onChange={(sort) => {
              onChange(sortActivity(url, sort === 'last' ? undefined : sort));
            }}
          />
        )}
        <TimeRangePicker
          value={pickTime(url)}
          onChange={(time) => {
            onChange({
              ...(url.q !== undefined && { q: url.q }),
              ...(url.sort !== undefined && { sort: url.sort }),
              ...time,
            });
          }}
        />
      </div>
    </div>
  );
}

function dropText({ q: _text, ...rest }: ActivityUrl): ActivityUrl {
  return rest;
}
