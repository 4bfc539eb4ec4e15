import type { ModelFiguresBody, ToolFiguresBody } from '@gander/api/gander/figure-schemas';
import { SquareArrowOutUpRight } from 'lucide-react';

import { formatDuration } from '../../format/duration.ts';
import { formatCount } from '../../format/tokens.ts';
import type { TraceFilterUrl } from '../trace-list/url.ts';
import { type CallChoice, toCallFilter } from './call-filter.ts';
import type { FigureColumn } from './FigureTable.tsx';
import { ListLink } from './ListLink.tsx';
import { SpanPlaceLink } from './SpanPlaceLink.tsx';
import { toPercent } from './TotalTiles.tsx';

type Figures = Omit<ToolFiguresBody, 'name'> & Partial<Pick<ModelFiguresBody, 'model'>>;

export interface CallColumnsOptions<Row> {
  readonly experimentId: string;
  /** Which traces the figures are of. */
  readonly url: TraceFilterUrl;
  /** How the calls of a row are asked for; `undefined` where they have no name. */
  readonly toChoice: (row: Row) => CallChoice | undefined;
}

/** What is told of calls, of tools and models alike. Every figure leads to the traces or the call that it is of. */
export function createCallColumns<Row extends Figures>({ experimentId, url, toChoice }: CallColumnsOptions<Row>) {
  const link = (row: Row, more: Partial<CallChoice>, { title, text }: { title: string; text: string }) => {
    const choice = toChoice(row);
    if (choice === undefined) return text;
    return (
      <ListLink experimentId={experimentId} search={toCallFilter(url, { ...choice, ...more })} title={title}>
        {text}
      </ListLink>
    );
  };
  const latency = (title: string, pick: (row: Row) => number | null): FigureColumn<Row> => ({
    title,
    sortBy: (row) => pick(row) ?? -1,
    render(row) {
      const durationMs = pick(row);
      if (durationMs === null) return '–';
      const text = formatDuration(durationMs);
      return link(row, { minMs: durationMs }, { title: `Traces with a call of ${text} or more`, text });
    },
  });
  return {
    calls: {
      title: 'Calls',
      sortBy: ({ callCount }) => callCount,
      render: (row) => link(row, {}, { title: 'Traces with such a call', text: formatCount(row.callCount) }),
    },
    failed: {
      title: 'Failed',
      sortBy: ({ errorCount }) => errorCount,
      render(row) {
        const { callCount, errorCount, lastFailed } = row;
        if (errorCount === 0) return <span className="text-ink-faint">0</span>;
        const text = `${formatCount(errorCount)} · ${toPercent(errorCount / callCount)}`;
        return (
          <span className="inline-flex items-center gap-1.5 text-error">
            {link(row, { isFailed: true }, { title: 'Traces in which it failed', text })}
            <SpanPlaceLink experimentId={experimentId} place={lastFailed} label="The last call that failed">
              <SquareArrowOutUpRight size={12} aria-label="The last call that failed" />
            </SpanPlaceLink>
          </span>
        );
      },
    },
    p50: latency('p50', ({ p50Ms }) => p50Ms),
    p95: latency('p95', ({ p95Ms }) => p95Ms),
    slowest: {
      title: 'Slowest',
      sortBy: ({ maxMs }) => maxMs ?? -1,
      render: ({ maxMs, slowest }) =>
        maxMs === null ? (
          '–'
        ) : (
          <SpanPlaceLink experimentId={experimentId} place={slowest} label="The slowest call">
            {formatDuration(maxMs)}
          </SpanPlaceLink>
        ),
    },
    together: {
      title: 'Together',
      sortBy: ({ totalMs }) => totalMs,
      render: ({ totalMs }) => formatDuration(totalMs),
    },
  } as const satisfies Record<string, FigureColumn<Row>>;
}
