import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import { toSavedTraceUrl } from '@gander/api/gander/saved-trace';
import { toTraceExportUrl, type TraceExportFormat } from '@gander/api/gander/trace-export';
import { toTraceFileName } from '@gander/core/trace/to-trace-file-name';
import { Menu } from '@base-ui/react/menu';
import { useNavigate } from '@tanstack/react-router';
import { Braces, FileCode, FileText, GitCompareArrows, Hash, Link2, Share2 } from 'lucide-react';
import type { ReactNode } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { copyText } from '../../ui/copy-text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ShareNotice } from './ShareNotice.tsx';
import { useDownload } from './use-download.ts';

export interface TraceActionsProps {
  readonly trace: Pick<TraceSummaryBody, 'traceId' | 'experimentId' | 'name'>;
}

/** What can be done with a trace as a whole: send it on, keep it, compare it. */
export function TraceActions({ trace }: TraceActionsProps) {
  const { isReadOnly = false } = useGander();
  const { traceId, experimentId } = trace;
  const { state, start, dismiss, say } = useDownload();
  const navigate = useNavigate();
  const copy = (text: string, what: string) => {
    void copyText(text).then((isCopied) => {
      say(isCopied ? `${what} copied` : `The browser did not let ${what.toLowerCase()} be copied: ${text}`, isCopied);
    });
  };
  const startExport = (format: TraceExportFormat, extension: string) => {
    const url = toTraceExportUrl({ experimentId, query: { format, traceIds: traceId } });
    start({ url, name: toTraceFileName({ id: traceId, name: trace.name }, extension) });
  };
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          render={
            <IconButton label="Share and save">
              <Share2 size={15} />
            </IconButton>
          }
        />
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className="z-50">
            <Menu.Popup className="min-w-60 rounded-lg border border-line bg-raised p-1 shadow-float outline-none">
              {!isReadOnly && (
                <Action icon={<Link2 size={14} />} onChoose={() => copy(window.location.href, 'Link')}>
                  Copy link to this view
                </Action>
              )}
              <Action icon={<Hash size={14} />} onChoose={() => copy(traceId, 'Trace id')}>
                Copy trace id
              </Action>
              {!isReadOnly && (
                <>
                  <Menu.Separator className="my-1 h-px bg-line" />
                  <Action
                    icon={<FileCode size={14} />}
                    note="opens offline"
                    onChoose={() =>
                      start({
                        url: toSavedTraceUrl(traceId),
                        name: toTraceFileName({ id: traceId, name: trace.name }, 'html'),
                      })
                    }
                  >
                    Save as HTML
                  </Action>
                  <Action icon={<Braces size={14} />} onChoose={() => startExport('otlp', 'otlp.json')}>
                    Download OTLP JSON
                  </Action>
                  <Action
                    icon={<FileText size={14} />}
                    note="translated"
                    onChoose={() => startExport('jsonl', 'jsonl')}
                  >
                    Download JSONL
                  </Action>
                  <Menu.Separator className="my-1 h-px bg-line" />
                  <Action
                    icon={<GitCompareArrows size={14} />}
                    onChoose={() => {
                      void navigate({
                        to: '/experiments/$experimentId/compare',
                        params: { experimentId },
                        search: { a: traceId },
                      });
                    }}
                  >
                    Compare with …
                  </Action>
                </>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <ShareNotice state={state} onDismiss={dismiss} />
    </>
  );
}

interface ActionProps {
  readonly icon: ReactNode;
  readonly note?: string;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Action({ icon, note, onChoose, children }: ActionProps) {
  return (
    <Menu.Item
      onClick={onChoose}
      className="flex h-7 cursor-pointer items-center gap-2 rounded px-2 outline-none data-highlighted:bg-hover"
    >
      <span className="text-ink-faint">{icon}</span>
      {children}
      {note !== undefined && <span className="ml-auto pl-4 text-xs text-ink-faint">{note}</span>}
    </Menu.Item>
  );
}
