import clsx from 'clsx';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from 'react';

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** The value that is in force; typing is reported after a pause. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly delayMs?: number;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** A filter box: reports after a pause in typing, at once on Enter; Escape clears, a second Escape leaves. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onChange, delayMs = 250, inputRef, className, onKeyDown } = props;
  const [draft, setDraft] = useState(value);
  const reported = useRef(value);

  useEffect(() => {
    // Changed from outside (Back, a link): what is being typed gives way. The echo of our own report does not count.
    if (value === reported.current) return;
    reported.current = value;
    setDraft(value);
  }, [value]);

  useEffect(() => {
    if (draft === reported.current) return undefined;
    const timer = setTimeout(() => {
      report(draft);
    }, delayMs);
    return () => {
      clearTimeout(timer);
    };
  });

  function report(text: string) {
    if (text === reported.current) return;
    reported.current = text;
    onChange(text);
  }

  function clear() {
    setDraft('');
    report('');
  }

  return (
    <div className={clsx('relative flex items-center', className)}>
      <Search size={14} aria-hidden className="pointer-events-none absolute left-2 text-ink-faint" />
      <input
        ref={inputRef}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={placeholder}
        value={draft}
        spellCheck={false}
        autoComplete="off"
        maxLength={1000}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') report(draft);
          if (event.key === 'Escape') {
            if (draft === '') event.currentTarget.blur();
            else clear();
            event.stopPropagation();
          }
          onKeyDown?.(event);
        }}
        className="h-7 w-full rounded-md border border-line-strong bg-surface pr-7 pl-7 placeholder:text-ink-faint"
      />
      {draft !== '' && (
        <button
          type="button"
          aria-label="Clear"
          onClick={clear}
          className="absolute right-1 rounded p-1 text-ink-faint hover:bg-hover hover:text-ink"
        >
          <X size={13} />
        </button>
      )}
    </div>
  );
}
