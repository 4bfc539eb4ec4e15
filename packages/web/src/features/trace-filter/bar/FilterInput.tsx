import clsx from 'clsx';
import { Search, X } from 'lucide-react';
import { type RefObject, useId, useLayoutEffect, useRef } from 'react';

import type { TraceFilterControl } from '../use-trace-filter.ts';
import { FilterPaint } from './FilterPaint.tsx';
import { SuggestionList } from './SuggestionList.tsx';
import { useFilterCombobox } from './use-filter-combobox.ts';
import { useFilterDraft } from './use-filter-draft.ts';

export interface FilterInputProps {
  readonly experimentId: string;
  readonly control: TraceFilterControl;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** The same for the text in colours and for the input before it, whose letters are not drawn. */
const TEXT_LOOK = 'font-mono text-xs leading-[1.625rem] whitespace-pre';

const PLACEHOLDER = "Search words, or filter like status = 'ERROR'   /";
const MAX_CHARS = 8000;

/** The filter bar: plain words and conditions in one line, in colours, with completion and with mistakes marked in place. */
export function FilterInput({ experimentId, control, inputRef: input }: FilterInputProps) {
  const draft = useFilterDraft(control);
  const combobox = useFilterCombobox({ experimentId, url: control.counted, draft, input });
  const paint = useRef<HTMLDivElement>(null);
  const problemId = useId();
  const { isListShown } = combobox;
  // What is only not finished yet is no mistake as long as the list says how to go on.
  const isUnfinished = isListShown && (draft.problem?.position ?? 0) >= draft.text.trimEnd().length;
  const problem = isUnfinished ? undefined : draft.problem;

  function followScroll() {
    if (paint.current !== null && input.current !== null) paint.current.scrollLeft = input.current.scrollLeft;
  }
  // The browser scrolls the input to its caret without an event in some cases; every change of caret draws this anew.
  useLayoutEffect(followScroll);

  return (
    <div className="relative min-w-0 flex-1 basis-64">
      <div
        className={clsx(
          'relative h-7 rounded-md border bg-surface focus-within:outline-2 focus-within:outline-accent',
          problem === undefined ? 'border-line-strong' : 'border-error',
        )}
      >
        <Search size={14} aria-hidden className="pointer-events-none absolute top-1.5 left-2 text-ink-faint" />
        <div
          ref={paint}
          aria-hidden
          className={clsx(TEXT_LOOK, 'pointer-events-none absolute inset-y-0 right-7 left-7 overflow-hidden')}
        >
          <FilterPaint text={draft.text} problemAt={problem?.position} />
        </div>
        <input
          {...combobox.inputProps}
          ref={input}
          type="text"
          aria-label="Filter traces"
          {...(problem !== undefined && { 'aria-invalid': true, 'aria-errormessage': problemId })}
          placeholder={PLACEHOLDER}
          value={draft.text}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          maxLength={MAX_CHARS}
          onScroll={followScroll}
          className={clsx(
            TEXT_LOOK,
            'absolute inset-0 w-full bg-transparent px-7 text-transparent caret-ink outline-none placeholder:font-sans placeholder:text-[0.8125rem] placeholder:text-ink-faint',
          )}
        />
        {draft.text !== '' && (
          <button
            type="button"
            aria-label="Clear the filter"
            onClick={() => {
              draft.apply('');
              input.current?.focus();
            }}
            className="absolute top-0.5 right-1 rounded bg-surface p-1 text-ink-faint hover:bg-hover hover:text-ink"
          >
            <X size={13} />
          </button>
        )}
      </div>
      {problem !== undefined && !isListShown && (
        <p id={problemId} role="alert" className="wrap-any px-1 pt-1 text-xs text-error">
          {problem.message}
        </p>
      )}
      {isListShown && (
        <SuggestionList
          id={combobox.listId}
          suggestions={combobox.suggestions}
          activeIndex={combobox.activeIndex}
          onChoose={combobox.choose}
          problem={problem?.message}
        />
      )}
    </div>
  );
}
