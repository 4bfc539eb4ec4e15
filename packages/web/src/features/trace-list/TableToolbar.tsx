import { ChevronsDownUp, ChevronsUpDown, MessagesSquare, Pause, Radio } from 'lucide-react';
import clsx from 'clsx';
import { type ReactNode, useSyncExternalStore } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { formatCount } from '../../format/tokens.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ColumnMenu } from './columns/ColumnMenu.tsx';
import type { ColumnLayoutControl } from './columns/use-column-layout.ts';
import { ListSettingsMenu } from './settings/ListSettingsMenu.tsx';
import type { ListSettings } from './settings/use-list-settings.ts';

export interface TableToolbarProps {
  /** The menu of saved views. */
  readonly views: ReactNode;
  /** How many match; `isComplete` false: at least so many. */
  readonly count: { readonly total: number; readonly isComplete: boolean } | undefined;
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
  readonly isGrouped: boolean;
  readonly onGroup: (isGrouped: boolean) => void;
  readonly groups: { readonly isAnyOpen: boolean; readonly onToggleAll: () => void };
  /** Absent where rows are cards. */
  readonly columns: ColumnLayoutControl | undefined;
  readonly settings: ListSettings;
}

/** Above the rows: which view, how many, and how they are shown. */
export function TableToolbar(props: TableToolbarProps) {
  const { views, count, isGrouped, onGroup, groups, columns, settings } = props;
  return (
    <div
      role="toolbar"
      aria-label="Table"
      className="flex h-9 shrink-0 items-center gap-0.5 border-b border-line bg-surface px-2"
    >
      {views}
      {count !== undefined && (
        <span role="status" className="tabular px-1 text-xs whitespace-nowrap text-ink-faint">
          {formatCount(count.total)}
          {!count.isComplete && '+'} {count.total === 1 ? 'trace' : 'traces'}
        </span>
      )}
      <span className="ml-auto" />
      <LiveToggle {...props} />
      {isGrouped && (
        <IconButton label={groups.isAnyOpen ? 'Close all sessions' : 'Open all sessions'} onClick={groups.onToggleAll}>
          {groups.isAnyOpen ? <ChevronsDownUp size={14} /> : <ChevronsUpDown size={14} />}
        </IconButton>
      )}
      <button
        type="button"
        aria-pressed={isGrouped}
        aria-label="Group by session"
        title="Group by session"
        onClick={() => {
          onGroup(!isGrouped);
        }}
        className={clsx(
          'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 font-medium',
          isGrouped ? 'bg-selected text-accent-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
        )}
      >
        <MessagesSquare size={14} aria-hidden />
        <span className="max-lg:hidden">By session</span>
      </button>
      {columns !== undefined && <ColumnMenu columns={columns} />}
      <ListSettingsMenu settings={settings} />
    </div>
  );
}

function LiveToggle({ isPaused, onPause }: TableToolbarProps) {
  const { connection } = useGander();
  const isConnected = useSyncExternalStore(connection.subscribe, connection.getState) === 'live';
  return (
    <button
      type="button"
      aria-pressed={!isPaused}
      aria-label="Live"
      title={
        isPaused
          ? 'Paused: the list stays as it is. Click to show new traces as they come'
          : 'New traces appear as they come. Click to pause'
      }
      onClick={() => {
        onPause(!isPaused);
      }}
      className={clsx(
        'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 font-medium hover:bg-hover',
        isPaused ? 'text-busy' : 'text-ink-soft hover:text-ink',
      )}
    >
      {isPaused ? (
        <Pause size={13} aria-hidden />
      ) : (
        <Radio size={13} aria-hidden className={clsx(isConnected && 'text-ok')} />
      )}
      <span className="max-sm:hidden">{isPaused ? 'Paused' : 'Live'}</span>
    </button>
  );
}
