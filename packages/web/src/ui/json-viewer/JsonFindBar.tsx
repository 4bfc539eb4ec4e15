import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { IconButton } from '../IconButton.tsx';
import { SearchField } from '../SearchField.tsx';

export interface JsonFindBarProps {
  readonly label: string;
  readonly text: string;
  /** How many there are; `undefined` before anything was looked for. */
  readonly count: number | undefined;
  readonly isComplete: boolean;
  readonly isSearching: boolean;
  /** The match that was stepped to, from 0. */
  readonly current: number;
  readonly onText: (text: string) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onClose: () => void;
}

/** Looks for text in a value: how often, the next, the one before. */
export function JsonFindBar(props: JsonFindBarProps) {
  const { label, text, count, isComplete, isSearching, current, onText, onStep, onClose } = props;
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    inputRef.current?.focus();
  }, []);
  return (
    <div className="flex items-center gap-1 border-b border-line bg-sunken px-2 py-1">
      <SearchField
        label={`Find in ${label}`}
        placeholder="Find in this value"
        value={text}
        onChange={onText}
        delayMs={150}
        inputRef={inputRef}
        className="min-w-0 flex-1"
        onKeyDown={(event) => {
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape' && event.currentTarget.value === '') onClose();
        }}
      />
      <span role="status" className="tabular min-w-16 text-right text-xs whitespace-nowrap text-ink-faint">
        {text !== '' && count !== undefined && toCount({ count, current, isComplete })}
        {isSearching && ' …'}
      </span>
      <IconButton
        label="Previous match (Shift+Enter)"
        disabled={count === undefined || count === 0}
        onClick={() => {
          onStep(-1);
        }}
      >
        <ChevronUp size={14} />
      </IconButton>
      <IconButton
        label="Next match (Enter)"
        disabled={count === undefined || count === 0}
        onClick={() => {
          onStep(1);
        }}
      >
        <ChevronDown size={14} />
      </IconButton>
      <IconButton label="Close search" onClick={onClose}>
        <X size={14} />
      </IconButton>
    </div>
  );
}

function toCount({
  count,
  current,
  isComplete,
}: Record<'count' | 'current', number> & { isComplete: boolean }): string {
  if (count === 0) return 'no match';
  return `${(current + 1).toLocaleString('en-US')} of ${count.toLocaleString('en-US')}${isComplete ? '' : '+'}`;
}
