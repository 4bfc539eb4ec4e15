import type { SpanDetailBody } from '@gander/api/gander/span-schemas';
import clsx from 'clsx';
import { CircleAlert, CircleDot } from 'lucide-react';
import { useState } from 'react';

import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { formatExactTime } from '../../../format/time.ts';
import { AttributeTable } from './AttributeTable.tsx';
import { ExceptionView } from './ExceptionView.tsx';
import { orderEvents } from './order-events.ts';
import { NameText } from '../../../ui/NameText.tsx';

const STEP_EVENTS = 200;

/** What happened during the span: what went wrong first, then all by time. */
export function EventsTab({ detail }: { readonly detail: SpanDetailBody }) {
  const [shownCount, setShownCount] = useState(STEP_EVENTS);
  const { events, span } = detail;
  if (events.length === 0) return <p className="p-4 text-ink-faint">This span has no events.</p>;
  const ordered = orderEvents(events);
  return (
    <ol
      tabIndex={0}
      aria-label="Events"
      className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3 -outline-offset-2"
    >
      {ordered.slice(0, shownCount).map(({ event, index, isException }) => {
        const Icon = isException ? CircleAlert : CircleDot;
        const path = ['events', index, 'attributes'];
        return (
          <li
            key={index}
            className={clsx(
              'shrink-0 overflow-hidden rounded-lg border [contain-intrinsic-size:auto_60px] [content-visibility:auto]',
              isException ? 'border-error-line' : 'border-line',
            )}
          >
            <div className={clsx('flex items-center gap-2 px-3 py-1.5', isException ? 'bg-error-bg' : 'bg-sunken')}>
              <Icon size={14} className={clsx('shrink-0', isException ? 'text-error' : 'text-ink-faint')} />
              <NameText text={event.name} className="truncate font-medium" />
              <time
                title={formatExactTime(event.timeUnixNano)}
                className="tabular ml-auto shrink-0 text-xs text-ink-faint"
              >
                +{formatDuration(toDurationMs(span.startUnixNano, event.timeUnixNano))}
              </time>
            </div>
            {isException ? (
              <ExceptionView attributes={event.attributes} path={path} />
            ) : (
              Object.keys(event.attributes).length > 0 && (
                <AttributeTable entries={Object.entries(event.attributes)} path={path} />
              )
            )}
          </li>
        );
      })}
      {events.length > shownCount && (
        <li>
          <button
            type="button"
            onClick={() => {
              setShownCount(shownCount + STEP_EVENTS);
            }}
            className="text-xs text-accent-ink hover:underline"
          >
            Show more of {events.length - shownCount}
          </button>
        </li>
      )}
    </ol>
  );
}
