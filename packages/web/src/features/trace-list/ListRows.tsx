import { addClause } from '@gander/core/query/traces/edit/edit-values';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useState } from 'react';

import { useIsWide } from '../../ui/use-is-wide.ts';
import type { TraceFilterControl } from '../trace-filter/use-trace-filter.ts';
import { CellMenu } from './cell-menu/CellMenu.tsx';
import type { CellMenuTarget } from './cell-menu/cell-menu-target.ts';
import type { ColumnLayout } from './columns/column-layout.ts';
import type { ColumnLayoutControl } from './columns/use-column-layout.ts';
import { useSessionTotalsQuery } from './groups/use-session-totals-query.ts';
import { GroupRow } from './groups/GroupRow.tsx';
import { isGroup, type ListItem, toItemKey } from './groups/list-item.ts';
import type { SelectionControl } from './selection/use-trace-selection.ts';
import type { Density, ListSettings } from './settings/use-list-settings.ts';
import { formatTableSort, nextTableSort, parseTableSort } from './table-sort.ts';
import { TRACE_CARD_HEIGHT, TraceCard } from './TraceCard.tsx';
import { TraceRow } from './TraceRow.tsx';
import { type RowPlace, TraceTable } from './TraceTable.tsx';
import type { OpenTrace } from './use-open-trace.ts';
import { useRowClicks } from './use-row-clicks.ts';
import type { RowCursor } from './use-row-cursor.ts';

export interface ListRowsProps {
  readonly experimentId: string;
  readonly items: readonly ListItem[];
  readonly filter: TraceFilterControl;
  readonly columns: ColumnLayoutControl;
  readonly settings: ListSettings;
  readonly cursor: RowCursor;
  readonly selection: SelectionControl;
  readonly openTrace: OpenTrace;
  readonly onPeek: (traceId: string) => void;
  readonly onToggleGroup: (item: ListItem) => void;
  /** Older traces are not loaded yet. */
  readonly hasMore: boolean;
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly onNearEnd: () => void;
  readonly footer: ReactNode;
}

const ROW_HEIGHTS = { compact: 32, comfortable: 52 } as const satisfies Record<Density, number>;
const NO_COLUMNS: ColumnLayout = [];

/** The rows, and what a click on one of them or on a value does. */
export function ListRows(props: ListRowsProps) {
  const { experimentId, items, filter, columns, settings, cursor, selection, openTrace, hasMore } = props;
  const { url, change } = filter;
  const isWide = useIsWide();
  const [menu, setMenu] = useState<CellMenuTarget>();
  const isRoomy = settings.density === 'comfortable';
  const layout = isWide ? columns.layout : NO_COLUMNS;
  const sort = parseTableSort(url.sort);
  const isGrouped = url.group === 'session';
  const totalsQuery = useSessionTotalsQuery(experimentId, url);
  const clicks = useRowClicks({
    items,
    onToggleGroup: props.onToggleGroup,
    onSelect: selection.toggle,
    onOpenTab: openTrace.inTab,
    onMenu: setMenu,
    onOpen(traceId) {
      cursor.set(traceId);
      if (isWide && settings.opening === 'panel') props.onPeek(traceId);
      else openTrace.asPage(traceId);
    },
  });

  function renderRow(item: ListItem, place: RowPlace) {
    const state = selection.stateOf(item);
    const key = toItemKey(item);
    const isCursor = key === cursor.key;
    if (isGroup(item)) {
      return (
        <GroupRow {...{ item, experimentId, layout, isCursor, hasMore, totalsQuery }} selected={state} {...place} />
      );
    }
    const row = {
      trace: item,
      isCursor,
      isSelected: state === 'on',
      isOpen: key === url.peek,
      isInGroup: isGrouped && item.sessionId !== null,
      isRoomy,
      ...place,
    };
    return isWide ? <TraceRow {...row} layout={layout} /> : <TraceCard {...row} />;
  }

  return (
    <>
      <TraceTable
        items={items}
        layout={layout}
        onLayout={columns.set}
        sort={sort}
        onSort={(id) => {
          change({ sort: formatTableSort(nextTableSort(sort, id)) });
        }}
        rowHeightPx={isWide ? ROW_HEIGHTS[settings.density] : TRACE_CARD_HEIGHT}
        scrollRef={props.scrollRef}
        cursorKey={cursor.key}
        isGrouped={isGrouped}
        allSelected={selection.loadedState}
        onSelectAll={selection.toggleLoaded}
        onRowClick={clicks.onClick}
        onRowContextMenu={clicks.onContextMenu}
        onCellMenu={setMenu}
        onNearEnd={props.onNearEnd}
        renderRow={renderRow}
        footer={props.footer}
      />
      {menu !== undefined && (
        <ValueMenu
          key={`${menu.trace.traceId} ${menu.columnId} ${menu.index}`}
          experimentId={experimentId}
          target={menu}
          filter={filter}
          onClose={() => {
            setMenu(undefined);
          }}
        />
      )}
    </>
  );
}

interface ValueMenuProps {
  readonly experimentId: string;
  readonly target: CellMenuTarget;
  readonly filter: TraceFilterControl;
  readonly onClose: () => void;
}

/** The menu of a value, with what its entries do to the list. */
function ValueMenu({ experimentId, target, filter, onClose }: ValueMenuProps) {
  const navigate = useNavigate();
  const { url, change, include, exclude } = filter;
  return (
    <CellMenu
      target={target}
      onClose={onClose}
      onInclude={include}
      onExclude={exclude}
      onCondition={(condition) => {
        change({ filter: addClause(url.filter ?? '', condition) });
      }}
      onTime={(bound, unixMs) => {
        change({ range: undefined, [bound]: new Date(unixMs).toISOString() });
      }}
      onOpenPage={(kind, id) => {
        void navigate({
          to: kind === 'session' ? '/experiments/$experimentId/session' : '/experiments/$experimentId/user',
          params: { experimentId },
          search: { id },
        });
      }}
    />
  );
}
