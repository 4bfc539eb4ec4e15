import type { LogRowBody } from '@gander/api/gander/log-schemas';
import clsx from 'clsx';

import { formatClockTime, formatExactTime, toUnixMs } from '../../../format/time.ts';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import { toTextMedia } from '../../../ui/media/to-text-media.ts';
import { MediaChip } from '../../../ui/media/MediaChip.tsx';
import { SmartText } from '../messages/SmartText.tsx';

/** Log records that name this span. */
export function LogsTab({ logs }: { readonly logs: readonly LogRowBody[] }) {
  if (logs.length === 0) return <p className="p-4 text-ink-faint">No log record names this span.</p>;
  return (
    <ol className="min-h-0 flex-1 divide-y divide-line overflow-y-auto text-xs">
      {logs.map((log, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- records have no id, and their order never changes
        <li key={index} className="flex flex-col gap-1 px-3 py-2 [content-visibility:auto]">
          <div className="flex items-center gap-3">
            <time title={formatExactTime(log.timeUnixNano)} className="tabular text-ink-faint">
              {formatClockTime(toUnixMs(log.timeUnixNano))}
            </time>
            <span className={clsx('font-medium', toSeverityClass(log.severity))}>{log.severity}</span>
            {log.eventName !== '' && <span className="truncate font-mono">{log.eventName}</span>}
          </div>
          {typeof log.body === 'string' ? (
            <LogText text={log.body} />
          ) : (
            log.body !== null && <JsonViewer label="Body" value={log.body} isPlain />
          )}
          {Object.keys(log.attributes).length > 0 && <JsonViewer label="Attributes" value={log.attributes} isPlain />}
        </li>
      ))}
    </ol>
  );
}

/** Some log what they are sent, pictures and all; many log JSON as text. */
function LogText({ text }: { readonly text: string }) {
  const media = toTextMedia(text, 'log');
  if (media !== undefined) return <MediaChip source={media} isShownFirst />;
  if (/^\s*[[{]/.test(text)) return <SmartText label="Body" text={text} isPlain />;
  return <LongText text={text} className="font-mono leading-5" />;
}

function toSeverityClass(severity: string): string {
  if (/^(error|fatal)/i.test(severity)) return 'text-error';
  return /^warn/i.test(severity) ? 'text-busy' : 'text-ink-soft';
}
