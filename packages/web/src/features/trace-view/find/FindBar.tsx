import { ChevronDown, ChevronUp, ListFilter } from 'lucide-react';
import type { Ref } from 'react';

import { formatCount } from '../../../format/tokens.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';

export interface FindBarProps {
  readonly label: string;
  readonly find: string;
  readonly onFind: (text: string) => void;
  /** Absent where matches are counted elsewhere. */
  readonly matches: FindMatches | undefined;
  readonly searchRef?: Ref<HTMLInputElement>;
}

export interface FindMatches {
  readonly count: number;
  /** Which of them is selected, from 1. */
  readonly current: number | undefined;
  /** More may come. */
  readonly isSearching: boolean;
  /** There are more than these, which nobody counts. */
  readonly isPartial?: boolean;
  readonly error: Error | null;
  /** Absent where what does not match stays in its place anyway. */
  readonly isMatchesOnly?: boolean;
  readonly onMatchesOnly?: (isMatchesOnly: boolean) => void;
  /** To the next match, or the one before. */
  readonly onStep: (step: 1 | -1) => void;
}

/** What is looked for in the trace: how often it is there, and from one to the next with Enter and Shift+Enter. */
export function FindBar({ label, find, onFind, matches, searchRef }: FindBarProps) {
  return (
    <>
      <SearchField
        label={label}
        placeholder="Find in trace   /"
        value={find}
        onChange={onFind}
        delayMs={150}
        {...(searchRef !== undefined && { inputRef: searchRef })}
        onKeyDown={(event) => {
          // Of what is still being typed nothing is known yet.
          if (event.key !== 'Enter' || event.currentTarget.value !== find) return;
          event.preventDefault();
          matches?.onStep(event.shiftKey ? -1 : 1);
        }}
        className="min-w-28 flex-1 sm:max-w-60"
      />
      {find !== '' && matches !== undefined && <Steps matches={matches} />}
    </>
  );
}

function Steps({ matches }: { readonly matches: FindMatches }) {
  const { count, isMatchesOnly, onMatchesOnly, onStep } = matches;
  return (
    <span className="flex shrink-0 items-center">
      <span role="status" className="tabular px-1 text-xs text-ink-faint">
        {toStatus(matches)}
      </span>
      <IconButton
        label="Previous match (N)"
        disabled={count === 0}
        onClick={() => {
          onStep(-1);
        }}
      >
        <ChevronUp size={15} />
      </IconButton>
      <IconButton
        label="Next match (n)"
        disabled={count === 0}
        onClick={() => {
          onStep(1);
        }}
      >
        <ChevronDown size={15} />
      </IconButton>
      {isMatchesOnly !== undefined && (
        <IconButton
          label={isMatchesOnly ? 'Show spans that do not match, too' : 'Show matching spans only'}
          isPressed={isMatchesOnly}
          onClick={() => {
            onMatchesOnly?.(!isMatchesOnly);
          }}
        >
          <ListFilter size={15} />
        </IconButton>
      )}
    </span>
  );
}

function toStatus({ count, current, isSearching, isPartial = false, error }: FindMatches): string {
  if (count === 0) return isSearching ? 'searching …' : error === null ? 'no match' : 'search failed';
  // What spans are called is known without the server.
  const total = `${formatCount(count)}${isSearching || isPartial ? '+' : error === null ? '' : ' (names only)'}`;
  return current === undefined
    ? `${total} ${count === 1 ? 'match' : 'matches'}`
    : `${formatCount(current)} of ${total}`;
}
