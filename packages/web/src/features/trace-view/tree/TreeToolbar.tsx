import { ChevronsDownUp, ChevronsUpDown, Route } from 'lucide-react';
import type { Ref } from 'react';

import { formatCount } from '../../../format/tokens.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import type { TraceView } from '../url.ts';
import { ViewSwitch } from '../ViewSwitch.tsx';

export interface TreeToolbarProps {
  readonly find: string;
  readonly view: TraceView;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly matchCount: number | undefined;
  readonly loadedCount: number;
  readonly totalCount: number;
  readonly isComplete: boolean;
  readonly isCritical: boolean;
  readonly onFind: (text: string) => void;
  readonly onView: (view: TraceView) => void;
  readonly onCritical: () => void;
  readonly onExpandAll: () => void;
  readonly onCollapseAll: () => void;
}

export function TreeToolbar(props: TreeToolbarProps) {
  const { find, view, searchRef, matchCount, onFind, onView, onExpandAll, onCollapseAll } = props;
  const isChat = view === 'chat';
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line bg-surface px-2">
      <SearchField
        label={isChat ? 'Find in the conversation' : 'Filter spans by name, type or model'}
        placeholder={isChat ? 'Find   /' : 'Filter spans   /'}
        value={find}
        onChange={onFind}
        delayMs={150}
        inputRef={searchRef}
        className="min-w-24 flex-1 sm:max-w-60"
      />
      <span role="status" className="tabular truncate px-1.5 text-xs text-ink-faint">
        {matchCount === undefined || isChat ? <LoadProgress {...props} /> : toMatchText(matchCount)}
      </span>
      <span className="ml-auto" />
      {view === 'waterfall' && (
        <IconButton label="Critical path (p)" isPressed={props.isCritical} onClick={props.onCritical}>
          <Route size={15} />
        </IconButton>
      )}
      {!isChat && (
        <>
          <IconButton label="Expand all" onClick={onExpandAll}>
            <ChevronsUpDown size={15} />
          </IconButton>
          <IconButton label="Collapse all" onClick={onCollapseAll}>
            <ChevronsDownUp size={15} />
          </IconButton>
        </>
      )}
      <ViewSwitch view={view} onView={onView} />
    </div>
  );
}

function toMatchText(count: number): string {
  return count === 0 ? 'no match' : `${formatCount(count)} ${count === 1 ? 'match' : 'matches'}`;
}

function LoadProgress({ loadedCount, totalCount, isComplete }: TreeToolbarProps) {
  if (isComplete) {
    return (
      <>
        {formatCount(loadedCount)} {loadedCount === 1 ? 'span' : 'spans'}
      </>
    );
  }
  return (
    <span className="flex items-center gap-2">
      <progress max={totalCount} value={loadedCount} aria-label="Loading spans" className="h-1 w-16 accent-accent" />
      {formatCount(loadedCount)} of {formatCount(totalCount)} spans
    </span>
  );
}
