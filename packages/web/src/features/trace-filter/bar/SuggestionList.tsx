import clsx from 'clsx';
import { useEffect, useRef } from 'react';

import { formatCount } from '../../../format/tokens.ts';
import type { Suggestion } from './list-suggestions.ts';
import type { Suggestions } from './use-suggestions.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface SuggestionListProps {
  readonly id: string;
  readonly suggestions: Suggestions;
  readonly activeIndex: number | undefined;
  readonly onChoose: (suggestion: Suggestion) => void;
  /** What is wrong with the filter as it stands. */
  readonly problem: string | undefined;
}

/** The list under the filter bar. The focus stays in the bar; a press here does not take it away. */
export function SuggestionList({ id, suggestions, activeIndex, onChoose, problem }: SuggestionListProps) {
  const { items, isLoading, note } = suggestions;
  const listRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (activeIndex === undefined) return;
    listRef.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [activeIndex]);
  return (
    <div
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      className="absolute inset-x-0 top-full z-40 mt-1 flex max-h-[min(24rem,60vh)] flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-float"
    >
      <div
        ref={listRef}
        id={id}
        {...(items.length > 0 && { role: 'listbox', 'aria-label': 'Suggestions' })}
        className={clsx('min-h-0 overflow-y-auto', items.length > 0 && 'p-1')}
      >
        {listGroups(items).map(({ group, first, members }) => (
          <div key={group} role="group" aria-label={group}>
            <div aria-hidden className="truncate px-2 pt-1.5 pb-0.5 text-2xs font-medium text-ink-faint">
              {group}
            </div>
            {members.map((suggestion, index) => (
              <Option
                key={suggestion.id}
                id={toOptionId(id, first + index)}
                suggestion={suggestion}
                isActive={first + index === activeIndex}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
      {(isLoading || note !== undefined) && (
        <div role="status" className="px-3 py-1.5 text-xs text-ink-faint">
          {isLoading ? 'Looking for values …' : note}
        </div>
      )}
      {problem !== undefined && (
        <div className="wrap-any border-t border-line px-3 py-1 text-xs text-error">{problem}</div>
      )}
      <div aria-hidden className="flex gap-3 border-t border-line px-3 py-1 text-2xs text-ink-faint max-sm:hidden">
        <span>↑↓ choose</span>
        <span>Tab complete</span>
        <span>Enter search</span>
        <span>Esc leave</span>
      </div>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly suggestion: Suggestion;
  readonly isActive: boolean;
  readonly onChoose: (suggestion: Suggestion) => void;
}

function Option({ id, suggestion, isActive, onChoose }: OptionProps) {
  const { label, detail, count, group } = suggestion;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={() => {
        onChoose(suggestion);
      }}
      className={clsx(
        'flex min-h-7 cursor-pointer items-baseline gap-3 rounded px-2 py-0.5',
        isActive ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <span className={clsx('truncate font-mono text-xs', group === 'Recent' ? 'min-w-0' : 'max-w-[75%] shrink-0')}>
        <NameText text={label} />
      </span>
      {detail !== undefined && <span className="min-w-0 truncate text-xs text-ink-faint">{detail}</span>}
      {count !== undefined && (
        <span className="tabular ml-auto shrink-0 text-xs text-ink-soft">
          {formatCount(count)}
          <span className="sr-only"> traces</span>
        </span>
      )}
    </div>
  );
}

export function toOptionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

interface Group {
  readonly group: string;
  /** Index of its first member in the whole list. */
  readonly first: number;
  readonly members: Suggestion[];
}

function listGroups(items: readonly Suggestion[]): readonly Group[] {
  const groups: Group[] = [];
  for (const [index, item] of items.entries()) {
    const last = groups.at(-1);
    if (last?.group === item.group) last.members.push(item);
    else groups.push({ group: item.group, first: index, members: [item] });
  }
  return groups;
}
