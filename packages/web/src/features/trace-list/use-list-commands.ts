import type { PaletteCommand } from '../palette/command.ts';
import { useCommandSource } from '../palette/command-sources.ts';
import type { TraceFilterControl } from '../trace-filter/use-trace-filter.ts';
import { exportTraces } from './bulk/export-traces.ts';
import { toSelectionTarget } from './bulk/selection-target.ts';
import { toggleColumn } from './columns/column-layout.ts';
import { TRACE_COLUMNS } from './columns/trace-columns.tsx';
import type { ColumnLayoutControl } from './columns/use-column-layout.ts';
import { ALL_SELECTED } from './selection/trace-selection.ts';

export interface ListCommandsOptions {
  readonly experimentId: string;
  readonly filter: Pick<TraceFilterControl, 'url' | 'change'>;
  /** Absent where rows are cards. */
  readonly columns: ColumnLayoutControl | undefined;
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
}

const EXPORTS = [
  { format: 'otlp', label: 'Export all that match as OTLP JSON' },
  { format: 'jsonl', label: 'Export all that match as JSONL' },
] as const;

/** What the palette offers where traces are listed. */
export function useListCommands({ experimentId, filter, columns, isPaused, onPause }: ListCommandsOptions): void {
  const { url, change } = filter;
  const isGrouped = url.group === 'session';
  useCommandSource('list', () => [
    {
      id: 'group',
      group: 'This list',
      label: isGrouped ? 'Show traces one by one' : 'Group by session',
      words: 'group ungroup session',
      run() {
        change({ group: isGrouped ? undefined : 'session' });
      },
    },
    {
      id: 'pause',
      group: 'This list',
      label: isPaused ? 'Show new traces as they come' : 'Pause live updates',
      words: 'live tail pause resume',
      run() {
        onPause(!isPaused);
      },
    },
    ...EXPORTS.map(({ format, label }): PaletteCommand => ({
      id: `export ${format}`,
      group: 'This list',
      label,
      words: 'download save',
      run() {
        const target = toSelectionTarget(ALL_SELECTED, url, Date.now());
        void exportTraces({ experimentId, target, format });
      },
    })),
    ...(columns === undefined ? [] : listColumnCommands(columns)),
  ]);
}

function listColumnCommands({ layout, isChosen, set, reset }: ColumnLayoutControl): readonly PaletteCommand[] {
  const shown = new Set<string>(layout.map(({ id }) => id));
  const toggles = TRACE_COLUMNS.filter(({ id }) => id !== 'name').map(({ id, title }): PaletteCommand => ({
    id: `column ${id}`,
    group: 'Columns',
    label: `${shown.has(id) ? 'Hide' : 'Show'} column ${title}`,
    isQuiet: true,
    run() {
      set(toggleColumn(layout, id));
    },
  }));
  const asBefore: PaletteCommand = {
    id: 'columns',
    group: 'Columns',
    label: 'Reset columns',
    isQuiet: true,
    run: reset,
  };
  return isChosen ? [...toggles, asBefore] : toggles;
}
