import type { SpanDetailBody } from '@gander/api/gander/schemas';
import clsx from 'clsx';
import { CircleAlert, CircleDot } from 'lucide-react';
import { useState } from 'react';

import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { formatExactTime } from '../../../format/time.ts';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';

const STEP_EVENTS = 200;

/** What happened during the span, by time. */
export function EventsTab({ detail }: { readonly detail: SpanDetailBody }) {
  const [shownCount, setShownCount] = useState(STEP_EVENTS);
  const { events, span } = detail;
  if (events.length === 0) return <p className="p-4 text-ink-faint">This span has no events.</p>;
  return (
    <ol className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3">
      {events.slice(0, shownCount).map((event, index) => {
        const isException = event.name === 'exception';
        const Icon = isException ? CircleAlert : CircleDot;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- events have no id, and their order never changes
          <li key={index} className="shrink-0 overflow-hidden rounded-lg border border-line">
            <div className="flex items-center gap-2 bg-sunken px-3 py-1.5">
              <Icon size={14} className={clsx('shrink-0', isException ? 'text-error' : 'text-ink-faint')} />
              <span className="truncate font-medium">{event.name}</span>
              <time
                title={formatExactTime(event.timeUnixNano)}
                className="tabular ml-auto shrink-0 text-xs text-ink-faint"
              >
                +{formatDuration(toDurationMs(span.startUnixNano, event.timeUnixNano))}
              </time>
            </div>
            {Object.keys(event.attributes).length > 0 && (
              <div className="border-t border-line">
                <JsonViewer label={`Attributes of ${event.name}`} value={event.attributes} isPlain />
              </div>
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
