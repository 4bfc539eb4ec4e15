import type { SpanLineBody } from '@gander/api/gander/digest-schemas';
import type { LogRowBody } from '@gander/api/gander/log-schemas';
import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { ChevronRight, Diamond, ScrollText } from 'lucide-react';
import { type Ref, useMemo } from 'react';

import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { formatExactTime } from '../../../format/time.ts';
import { NameText } from '../../../ui/NameText.tsx';
import { toSpanTypeLook } from '../span-type-look.ts';
import { hasLogParts } from './log-parts.ts';
import { LogLine, LogText } from './LogText.tsx';
import { type SpanLineLoader, spanLineQuery } from './span-lines.ts';
import type { LogEntry } from './to-log-entries.ts';
import { toLogText } from './to-log-text.ts';

export const LOG_ROW_HEIGHT = 24;

export interface LogRowProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly traceId: string;
  readonly entry: LogEntry;
  readonly rowIndex: number;
  /** Of the trace: times are told from here. */
  readonly startUnixNano: bigint;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly lines: SpanLineLoader;
  readonly onSelect: (spanId: string) => void;
  readonly onToggle: () => void;
}

/** One line: when, what, what it said and how it ended. Opened, all that it said. */
export function LogRow(props: LogRowProps) {
  const { ref, traceId, entry, rowIndex, startUnixNano, isSelected, isOpen, lines, onSelect, onToggle } = props;
  const { span } = entry;
  const isTold = entry.kind === 'span' || (entry.kind === 'event' && entry.isError);
  const line = useQuery(spanLineQuery(lines, traceId, isTold ? span?.spanId : undefined)).data;
  const hasParts = hasLogParts(entry, line);
  return (
    <div
      ref={ref}
      data-index={rowIndex}
      role="row"
      aria-rowindex={rowIndex + 1}
      aria-selected={isSelected}
      onClick={() => {
        if (span !== undefined) onSelect(span.spanId);
      }}
      className={clsx(
        span !== undefined && 'cursor-pointer',
        isSelected ? 'bg-selected shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-hover',
      )}
    >
      <div role="presentation" style={{ height: LOG_ROW_HEIGHT }} className="flex items-center gap-2 px-2">
        <span
          role="gridcell"
          title={formatExactTime(entry.timeUnixNano)}
          className="tabular w-16 shrink-0 text-right text-ink-faint sm:w-20"
        >
          +{formatDuration(toDurationMs(startUnixNano, entry.timeUnixNano))}
        </span>
        <span role="gridcell" className="flex min-w-0 flex-1 items-center gap-2">
          {hasParts ? (
            <button
              type="button"
              aria-expanded={isOpen}
              aria-label={isOpen ? 'Show one line of it' : 'Show all it says'}
              onClick={(event) => {
                event.stopPropagation();
                onToggle();
              }}
              className="flex size-5 shrink-0 items-center justify-center rounded text-ink-faint hover:bg-line hover:text-ink"
            >
              <ChevronRight size={13} aria-hidden className={clsx(isOpen && 'rotate-90')} />
            </button>
          ) : (
            <span className="w-5 shrink-0" />
          )}
          <EntryText entry={entry} line={isOpen ? undefined : line} />
        </span>
        {entry.kind === 'span' && (
          <span role="gridcell" className="tabular shrink-0 text-ink-soft">
            {entry.span.endUnixNano === null
              ? 'running'
              : formatDuration(toDurationMs(entry.span.startUnixNano, entry.span.endUnixNano))}
          </span>
        )}
      </div>
      {isOpen && hasParts && (
        <div role="gridcell">
          <LogText entry={entry} line={line} />
        </div>
      )}
    </div>
  );
}

interface EntryTextProps {
  readonly entry: LogEntry;
  readonly line: SpanLineBody | null | undefined;
}

function EntryText({ entry, line }: EntryTextProps) {
  if (entry.kind === 'span') {
    const { icon: Icon, label, textClass } = toSpanTypeLook(entry.span.type);
    const isError = entry.span.status === 'ERROR';
    return (
      <>
        <Icon size={13} aria-label={label} className={clsx('shrink-0', textClass)} />
        <span title={entry.span.name} className={clsx('max-w-[45%] shrink-0 truncate', isError && 'text-error')}>
          <NameText text={entry.span.name} />
        </span>
        {isError && <span className="shrink-0 rounded bg-error-bg px-1 text-2xs text-error">failed</span>}
        <LogLine line={line} />
      </>
    );
  }
  if (entry.kind === 'event') {
    return (
      <>
        <Diamond
          size={11}
          aria-label="Event"
          className={clsx('shrink-0', entry.isError ? 'text-error' : 'text-ink-soft')}
        />
        <span className={clsx('max-w-[45%] shrink-0 truncate', entry.isError && 'text-error')}>
          <NameText text={entry.name} />
        </span>
        {line?.error === undefined ? (
          <span className="truncate text-ink-faint">
            in <NameText text={entry.span.name} />
          </span>
        ) : (
          <LogLine line={line} />
        )}
      </>
    );
  }
  return <RecordText log={entry.log} />;
}

function RecordText({ log }: { readonly log: LogRowBody }) {
  const text = useMemo(() => toLogText(log), [log]);
  return (
    <>
      <ScrollText size={13} aria-label="Log record" className="shrink-0 text-ink-faint" />
      <span className="shrink-0 text-2xs text-ink-soft">{log.severity}</span>
      <span className="truncate">
        <bdi>{text}</bdi>
      </span>
    </>
  );
}
