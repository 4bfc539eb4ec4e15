import clsx from 'clsx';
import { Diamond, ScrollText } from 'lucide-react';

import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { formatExactTime } from '../../../format/time.ts';
import { toSpanTypeLook } from '../span-type-look.ts';
import type { LogEntry } from './to-log-entries.ts';
import { NameText } from '../../../ui/NameText.tsx';

export const LOG_ROW_HEIGHT = 24;

export interface LogRowProps {
  readonly entry: LogEntry;
  readonly rowIndex: number;
  /** Of the trace: times are told from here. */
  readonly startUnixNano: bigint;
  readonly isSelected: boolean;
  readonly onSelect: (spanId: string) => void;
}

/** One line: when, what, and how it ended. */
export function LogRow({ entry, rowIndex, startUnixNano, isSelected, onSelect }: LogRowProps) {
  const { span } = entry;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex + 1}
      aria-selected={isSelected}
      onClick={() => {
        if (span !== undefined) onSelect(span.spanId);
      }}
      style={{ height: LOG_ROW_HEIGHT }}
      className={clsx(
        'flex items-center gap-2 px-2',
        span !== undefined && 'cursor-pointer',
        isSelected ? 'bg-selected shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-hover',
      )}
    >
      <span
        role="gridcell"
        title={formatExactTime(entry.timeUnixNano)}
        className="tabular w-20 shrink-0 text-right text-ink-faint"
      >
        +{formatDuration(toDurationMs(startUnixNano, entry.timeUnixNano))}
      </span>
      <span role="gridcell" className="flex min-w-0 flex-1 items-center gap-2">
        <EntryText entry={entry} />
      </span>
      {entry.kind === 'span' && (
        <span role="gridcell" className="tabular shrink-0 text-ink-soft">
          {entry.span.endUnixNano === null
            ? 'running'
            : formatDuration(toDurationMs(entry.span.startUnixNano, entry.span.endUnixNano))}
        </span>
      )}
    </div>
  );
}

function EntryText({ entry }: { readonly entry: LogEntry }) {
  if (entry.kind === 'span') {
    const { icon: Icon, label, textClass } = toSpanTypeLook(entry.span.type);
    const isError = entry.span.status === 'ERROR';
    return (
      <>
        <Icon size={13} aria-label={label} className={clsx('shrink-0', textClass)} />
        <span title={entry.span.name} className={clsx('truncate', isError && 'text-error')}>
          <NameText text={entry.span.name} />
        </span>
        {isError && <span className="shrink-0 rounded bg-error-bg px-1 text-2xs text-error">failed</span>}
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
        <span className={clsx('truncate', entry.isError && 'text-error')}>
          <NameText text={entry.name} />
        </span>
        <span className="truncate text-ink-faint">
          in <NameText text={entry.span.name} />
        </span>
      </>
    );
  }
  const { severity, eventName, body } = entry.log;
  return (
    <>
      <ScrollText size={13} aria-label="Log record" className="shrink-0 text-ink-faint" />
      <span className="shrink-0 text-2xs text-ink-soft">{severity}</span>
      <span className="truncate">
        <bdi>{toLogText(eventName, body)}</bdi>
      </span>
    </>
  );
}

const MAX_TEXT_CHARS = 300;

function toLogText(eventName: string, body: unknown): string {
  const text = typeof body === 'string' ? body : body === null ? '' : JSON.stringify(body);
  return [eventName, text.slice(0, MAX_TEXT_CHARS)].filter((part) => part !== '').join(' ');
}
