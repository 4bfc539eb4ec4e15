import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { quoteKey } from '@gander/core/query/traces/edit/filter-key';

import { formatCost } from '../../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { formatExactTime, formatRelativeTime, toUnixMs } from '../../../format/time.ts';
import { formatCount, formatTokens } from '../../../format/tokens.ts';
import { FILTER_KEYS } from '../../trace-filter/filter-keys.ts';
import { FailedSpansMark } from '../FailedSpansMark.tsx';
import { StateBadge } from '../StateBadge.tsx';
import { CellValueButton } from './CellValueButton.tsx';
import type { CellValue } from './cell-value.ts';
import { COLUMN_IDS, type ColumnId } from './column-ids.ts';
import { FeedbackCell } from './FeedbackCell.tsx';
import { listOwnTags } from './list-own-tags.ts';
import { PreviewText } from './PreviewText.tsx';
import { TagsCell } from './TagsCell.tsx';
import { TokenText } from './TokenText.tsx';
import { ValuesCell } from './ValuesCell.tsx';
import type { TraceColumn } from './trace-column.ts';

const NONE = <span className="text-ink-faint">–</span>;

function tokenColumn(
  key: 'totalTokens' | 'inputTokens' | 'outputTokens' | 'cacheReadTokens',
  filterKey: string,
): Pick<TraceColumn, 'minPx' | 'isNumeric' | 'values' | 'render'> {
  return {
    minPx: 64,
    isNumeric: true,
    values: ({ usage }) => toCountValue(filterKey, usage[key]),
    render({ usage }) {
      const count = usage[key];
      return count === undefined ? NONE : <span title={formatCount(count)}>{formatTokens(count)}</span>;
    },
  };
}

function textColumn(
  filterKey: string,
  read: (trace: TraceSummaryBody) => readonly string[],
  className = '',
): Pick<TraceColumn, 'minPx' | 'values' | 'isValueButton' | 'isNeeded' | 'render'> {
  return {
    minPx: 88,
    isValueButton: true,
    isNeeded: (trace) => read(trace).length > 0,
    values: (trace) => read(trace).map((value) => ({ kind: 'text', key: filterKey, value })),
    render: (trace) => <ValuesCell values={read(trace)} className={className} />,
  };
}

const COLUMNS: Readonly<Record<ColumnId, Omit<TraceColumn, 'id'>>> = {
  time: {
    title: 'Time',
    description: 'When it began',
    minPx: 80,
    rank: 1,
    values: (trace) => [
      { kind: 'time', unixMs: toUnixMs(trace.startUnixNano), label: formatExactTime(trace.startUnixNano).slice(0, 19) },
    ],
    render: ({ startUnixNano }, { nowMs }) => (
      <time title={formatExactTime(startUnixNano)} className="text-ink-soft">
        {formatRelativeTime(toUnixMs(startUnixNano), nowMs)}
      </time>
    ),
  },
  name: {
    title: 'Name',
    minPx: 150,
    grow: 1.3,
    rank: 0,
    values: ({ name }) => (name === '' ? [] : [{ kind: 'text', key: FILTER_KEYS.name, value: name }]),
    // The name is drawn by the row itself: it is the link.
    render: () => null,
  },
  state: {
    title: 'State',
    minPx: 92,
    rank: 2,
    isValueButton: true,
    values: ({ state, errorCount }) => [
      { kind: 'text', key: FILTER_KEYS.state, value: state },
      ...(errorCount > 0
        ? [
            toNumberValue(FILTER_KEYS.failedSpans, {
              value: errorCount,
              label: `${formatCount(errorCount)} failed ${errorCount === 1 ? 'span' : 'spans'}`,
              words: ['As many or more', 'As many or fewer'],
            }),
          ]
        : []),
    ],
    render: (trace) => (
      <CellValueButton>
        <StateBadge trace={trace} />
        <FailedSpansMark trace={trace} />
      </CellValueButton>
    ),
  },
  latency: {
    title: 'Latency',
    minPx: 72,
    rank: 3,
    isNumeric: true,
    values: toLatencyValues,
    render: ({ startUnixNano, endUnixNano }) =>
      endUnixNano === null ? NONE : formatDuration(toDurationMs(startUnixNano, endUnixNano)),
  },
  tokens: {
    title: 'Tokens',
    description: 'In and out',
    minPx: 104,
    rank: 6,
    isNumeric: true,
    isNeeded: ({ usage }) => usage.inputTokens !== undefined || usage.outputTokens !== undefined,
    values: ({ usage }) => toCountValue('tokens.total', usage.totalTokens),
    render: ({ usage }) => <TokenText usage={usage} />,
  },
  totalTokens: { title: 'Total tokens', ...tokenColumn('totalTokens', 'tokens.total') },
  inputTokens: { title: 'Input tokens', ...tokenColumn('inputTokens', 'tokens.input') },
  outputTokens: { title: 'Output tokens', ...tokenColumn('outputTokens', 'tokens.output') },
  cachedTokens: {
    title: 'Cached tokens',
    description: 'Input read from the cache',
    ...tokenColumn('cacheReadTokens', 'tokens.cached'),
  },
  cost: {
    title: 'Cost',
    minPx: 78,
    rank: 7,
    isNumeric: true,
    isNeeded: ({ costUsd }) => costUsd !== null,
    values: ({ costUsd }) =>
      costUsd === null
        ? []
        : [
            toNumberValue(FILTER_KEYS.costUsd, {
              value: costUsd,
              label: formatCost(costUsd),
              words: ['As much or more', 'As much or less'],
            }),
          ],
    render: ({ costUsd }) => (costUsd === null ? NONE : formatCost(costUsd)),
  },
  input: {
    title: 'Input',
    minPx: 130,
    grow: 2,
    rank: 4,
    isNeeded: ({ inputPreview }) => inputPreview !== null,
    values: ({ inputPreview }) => toCopyValue(inputPreview),
    render: ({ inputPreview }, { isRoomy }) => <PreviewText text={inputPreview} isRoomy={isRoomy} />,
  },
  output: {
    title: 'Output',
    minPx: 130,
    grow: 2,
    rank: 5,
    isNeeded: ({ outputPreview }) => outputPreview !== null,
    values: ({ outputPreview }) => toCopyValue(outputPreview),
    render: ({ outputPreview }, { isRoomy }) => <PreviewText text={outputPreview} isRoomy={isRoomy} />,
  },
  model: {
    title: 'Model',
    description: 'The most used one first',
    rank: 8,
    ...textColumn(FILTER_KEYS.model, ({ models = [] }) => models),
    minPx: 116,
  },
  session: {
    title: 'Session',
    rank: 9,
    ...textColumn(FILTER_KEYS.session, ({ sessionId }) => toList(sessionId), 'font-mono text-xs'),
  },
  user: {
    title: 'User',
    rank: 10,
    ...textColumn(FILTER_KEYS.user, ({ userId }) => toList(userId)),
  },
  tags: {
    title: 'Tags',
    minPx: 130,
    grow: 0.6,
    rank: 12,
    isValueButton: true,
    isNeeded: (trace) => listOwnTags(trace).length > 0,
    values: (trace) =>
      listOwnTags(trace).map(([key, value]) => ({ kind: 'text' as const, key: quoteKey('tags', key), value })),
    render: (trace) => <TagsCell tags={listOwnTags(trace)} />,
  },
  feedback: {
    title: 'Feedback',
    description: 'From people, LLM judges and programs',
    minPx: 120,
    grow: 0.4,
    rank: 11,
    isNeeded: ({ feedback = [] }) => feedback.length > 0,
    values: ({ feedback = [] }) =>
      feedback.flatMap(({ name, values }) =>
        values.map(({ value }) => ({ kind: 'text' as const, key: quoteKey('feedback', name), value })),
      ),
    render: ({ feedback }) => <FeedbackCell feedback={feedback} />,
  },
  service: { title: 'Service', ...textColumn(FILTER_KEYS.service, ({ serviceNames }) => serviceNames) },
  type: {
    title: 'Type',
    description: 'Type of its root span',
    ...textColumn(FILTER_KEYS.type, ({ rootType }) => toList(rootType), 'text-xs'),
  },
  framework: {
    title: 'Framework',
    ...textColumn(FILTER_KEYS.framework, ({ framework }) => toList(framework)),
  },
  environment: {
    title: 'Environment',
    rank: 13,
    ...textColumn(FILTER_KEYS.environment, ({ environment }) => toList(environment)),
  },
  release: {
    title: 'Release',
    rank: 14,
    ...textColumn(FILTER_KEYS.release, ({ release }) => toList(release), 'font-mono text-xs'),
  },
  spans: {
    title: 'Spans',
    minPx: 56,
    isNumeric: true,
    values: ({ spanCount }) => toCountValue('span_count', spanCount),
    render: ({ spanCount }) => formatCount(spanCount),
  },
  errors: {
    title: 'Failed spans',
    description: 'How many spans in it failed',
    minPx: 56,
    isNumeric: true,
    values: ({ errorCount }) => toCountValue('error_count', errorCount),
    render: ({ errorCount }) =>
      errorCount === 0 ? NONE : <span className="font-medium text-error">{formatCount(errorCount)}</span>,
  },
  error: {
    title: 'Error message',
    description: 'Of the root span, or of the first span that failed',
    minPx: 140,
    grow: 1.2,
    values: ({ errorMessage }) => toCopyValue(errorMessage),
    render: ({ errorMessage }) => <ErrorText text={errorMessage ?? ''} />,
  },
  traceId: {
    title: 'Trace id',
    minPx: 120,
    values: ({ traceId }) => toCopyValue(traceId),
    render: ({ traceId }) => (
      <span title={traceId} className="font-mono text-xs text-ink-soft">
        {traceId}
      </span>
    ),
  },
};

/** All columns, in the order in which they are offered. */
export const TRACE_COLUMNS: readonly TraceColumn[] = COLUMN_IDS.map((id) => ({ id, ...COLUMNS[id] }));

const BY_ID = new Map(TRACE_COLUMNS.map((column) => [column.id, column]));

export function getTraceColumn(id: ColumnId): TraceColumn {
  const column = BY_ID.get(id);
  if (column === undefined) throw new Error(`No column ${id}.`);
  return column;
}

function ErrorText({ text }: { readonly text: string }) {
  return (
    <span dir="auto" title={text.slice(0, 2000)} className="block truncate text-error">
      {text.slice(0, 400).replace(/\s+/g, ' ')}
    </span>
  );
}

function toList(value: string | null | undefined): readonly string[] {
  return value === null || value === undefined ? [] : [value];
}

function toLatencyValues({ startUnixNano, endUnixNano }: TraceSummaryBody): readonly CellValue[] {
  if (endUnixNano === null) return [];
  const durationMs = toDurationMs(startUnixNano, endUnixNano);
  const words = ['As slow or slower', 'As fast or faster'] as const;
  return [
    {
      ...toNumberValue(FILTER_KEYS.durationMs, { value: durationMs, label: formatDuration(durationMs), words }),
      // Nobody wants to read nanoseconds in a filter.
      bounds: [Math.floor(durationMs), Math.ceil(durationMs)],
    },
  ];
}

function toCountValue(key: string, count: number | undefined): readonly CellValue[] {
  if (count === undefined) return [];
  return [
    toNumberValue(key, { value: count, label: formatCount(count), words: ['As many or more', 'As many or fewer'] }),
  ];
}

function toNumberValue(
  key: string,
  rest: Pick<Extract<CellValue, { kind: 'number' }>, 'value' | 'label' | 'words'>,
): Extract<CellValue, { kind: 'number' }> {
  return { kind: 'number', key, ...rest };
}

function toCopyValue(value: string | null | undefined): readonly CellValue[] {
  return value === null || value === undefined || value === '' ? [] : [{ kind: 'copy', value }];
}
