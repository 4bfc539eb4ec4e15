import { useRef } from 'react';

import { SearchField } from '../../ui/SearchField.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { TimeRangePicker } from '../trace-filter/time/TimeRangePicker.tsx';
import { type ActivityUrl, pickTime } from './url.ts';

export interface ActivityFilterBarProps {
  readonly url: ActivityUrl;
  readonly label: string;
  readonly placeholder: string;
  readonly onChange: (url: ActivityUrl) => void;
}

export function ActivityFilterBar({ url, label, placeholder, onChange }: ActivityFilterBarProps) {
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
          onChange({ ...pickTime(url), ...(text !== '' && { q: text }) });
        }}
        className="min-w-0 flex-1 sm:max-w-80"
      />
      <div className="min-w-0 sm:ml-auto">
        <TimeRangePicker
          value={pickTime(url)}
          onChange={(time) => {
            onChange({ ...(url.q !== undefined && { q: url.q }), ...time });
          }}
        />
      </div>
    </div>
  );
}
