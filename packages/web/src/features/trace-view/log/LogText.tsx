import type { SpanLineBody } from '@gander/api/gander/digest-schemas';
import clsx from 'clsx';
import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';

import { toVisibleText } from '../../../format/visible-text.ts';
import { nameMedia } from '../../../ui/media/name-media.ts';
import { listLogParts } from './log-parts.ts';
import { toLineText } from './to-line-text.ts';
import type { LogEntry } from './to-log-entries.ts';

/** What a span says, beside its name: why it failed, or what it was given and what came of it. */
export function LogLine({ line }: { readonly line: SpanLineBody | null | undefined }) {
  if (line === null || line === undefined) return null;
  const { input, output, error } = line;
  if (error !== undefined) return <bdi className="min-w-0 flex-1 truncate text-error">{toLineText(error)}</bdi>;
  return (
    <span className="flex min-w-0 flex-1 items-center gap-1.5 text-ink-soft">
      {input !== undefined && (
        // A phone has room for one of them.
        <bdi className={clsx('min-w-0 truncate', output !== undefined && 'max-sm:hidden')}>{toLineText(input)}</bdi>
      )}
      {output !== undefined && (
        <>
          <ArrowRight size={11} aria-label="gave" className="shrink-0 text-ink-faint" />
          <bdi className="min-w-0 truncate">{toLineText(output)}</bdi>
        </>
      )}
    </span>
  );
}

export interface LogTextProps {
  readonly entry: LogEntry;
  readonly line: SpanLineBody | null | undefined;
}

/** All that an entry says, with all its lines. */
export function LogText({ entry, line }: LogTextProps) {
  const parts = useMemo(
    () => listLogParts(entry, line).map((part) => ({ ...part, text: toVisibleText(nameMedia(part.text)) })),
    [entry, line],
  );
  return (
    <dl className="flex flex-col gap-1 py-1 pr-2 pl-2 sm:pl-30">
      {parts.map(({ label, text, isError }) => (
        <div key={label} className="min-w-0">
          <dt className="text-2xs text-ink-faint">{label}</dt>
          <dd
            // Scrolled by the keyboard.
            tabIndex={0}
            dir="auto"
            className={clsx(
              'max-h-64 overflow-y-auto break-words whitespace-pre-wrap',
              isError === true ? 'text-error' : 'text-ink-soft',
            )}
          >
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
