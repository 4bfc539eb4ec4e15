import { useCommandSource } from '../palette/command-sources.ts';
import { isFiltered } from '../trace-list/url.ts';
import { formatRange, RANGES } from './time/range.ts';
import { NO_TIME, type TraceFilterControl } from './use-trace-filter.ts';

/** What the palette offers where traces are narrowed down. */
export function useFilterCommands({ url, change, clear }: TraceFilterControl, focusBar: () => void): void {
  useCommandSource('filter', () => [
    { id: 'filter', group: 'Filters', label: 'Filter traces', hotKey: '/', words: 'search query', run: focusBar },
    ...(isFiltered(url)
      ? [{ id: 'clear filters', group: 'Filters', label: 'Clear all filters', words: 'reset', run: clear }]
      : []),
    ...RANGES.map((range) => ({
      id: `range ${range}`,
      group: 'Time range',
      label: formatRange(range),
      words: `time range ${range}`,
      isQuiet: range !== '24h',
      run() {
        change({ ...NO_TIME, range });
      },
    })),
    {
      id: 'all time',
      group: 'Time range',
      label: 'All time',
      words: 'range',
      isQuiet: true,
      run() {
        change(NO_TIME);
      },
    },
  ]);
}
