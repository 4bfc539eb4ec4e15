import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { toSavedTraceUrl } from '@gander/api/gander/saved-trace';
import { toTraceExportUrl, type TraceExportFormat } from '@gander/api/gander/trace-export';
import { toTraceFileName } from '@gander/core/trace/to-trace-file-name';
import { Menu } from '@base-ui/react/menu';
import { useNavigate } from '@tanstack/react-router';
import {
  Braces,
  FileCode,
  FileText,
  GitCompareArrows,
  Hash,
  Link2,
  type LucideIcon,
  Share2,
  Trash2,
} from 'lucide-react';
import { Fragment, lazy, Suspense, useState } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { copyText } from '../../ui/copy-text.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useCommandSource } from '../palette/command-sources.ts';
import { useListCache } from '../trace-list/bulk/use-list-cache.ts';
import { useTracePlace } from '../trace-view/trace-place.ts';
import { ShareNotice } from './ShareNotice.tsx';
import { useDownload } from './use-download.ts';

const DeleteTracesDialog = lazy(async () => ({
  default: (await import('../trace-list/bulk/DeleteTracesDialog.tsx')).DeleteTracesDialog,
}));

export interface TraceActionsProps {
  readonly trace: Pick<TraceSummaryBody, 'traceId' | 'experimentId' | 'name'>;
}

interface TraceAction {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly note?: string;
  /** That the palette finds it by as well. */
  readonly words: string;
  readonly run: () => void;
}

/** What can be done with a trace as a whole, in the menu and in the palette: send it on, keep it, compare it, delete it. */
export function TraceActions({ trace }: TraceActionsProps) {
  const { traceId, experimentId } = trace;
  const { state, dismiss, ...download } = useDownload();
  const { leave } = useTracePlace();
  const cache = useListCache(experimentId);
  const [isDeleting, setIsDeleting] = useState(false);
  const sections = useSections({
    trace,
    download,
    onDelete() {
      setIsDeleting(true);
    },
  });
  useCommandSource('share', () =>
    sections.flat().map(({ label, note, words, run }) => ({
      id: `share ${label}`,
      group: 'This trace',
      label,
      note,
      words,
      run,
    })),
  );
  const close = () => {
    setIsDeleting(false);
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
              {sections.map((actions, index) => (
                <Fragment key={actions[0]?.label}>
                  {index > 0 && <Menu.Separator className="my-1 h-px bg-line" />}
                  {actions.map((action) => (
                    <ActionItem key={action.label} action={action} />
                  ))}
                </Fragment>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <ShareNotice state={state} onDismiss={dismiss} />
      <Suspense>
        {isDeleting && (
          <DeleteTracesDialog
            experimentId={experimentId}
            target={{ kind: 'ids', ids: [traceId] }}
            onClose={close}
            onDeleted={() => {
              close();
              cache.remove([traceId]);
              leave();
            }}
          />
        )}
      </Suspense>
    </>
  );
}

interface SectionsOptions extends TraceActionsProps {
  readonly download: Pick<ReturnType<typeof useDownload>, 'start' | 'say'>;
  readonly onDelete: () => void;
}

/** The actions, with what belongs together in one section. A saved trace can only be read. */
function useSections({ trace, download, onDelete }: SectionsOptions): readonly (readonly TraceAction[])[] {
  const { isReadOnly = false } = useGander();
  const navigate = useNavigate();
  const { traceId, experimentId, name } = trace;
  const copy = (text: string, what: string) => {
    void copyText(text).then((isCopied) => {
      const refused = `The browser did not let ${what.toLowerCase()} be copied: ${text}`;
      download.say(isCopied ? `${what} copied` : refused, isCopied);
    });
  };
  const toFile = (url: string, extension: string) => () => {
    download.start({ url, name: toTraceFileName({ id: traceId, name }, extension) });
  };
  const toExportUrl = (format: TraceExportFormat) =>
    toTraceExportUrl({ experimentId, query: { format, traceIds: traceId } });
  const copyId = { label: 'Copy trace id', icon: Hash, words: '', run: () => copy(traceId, 'Trace id') };
  if (isReadOnly) return [[copyId]];
  return [
    [
      { label: 'Copy link to this view', icon: Link2, words: 'share url', run: () => copy(location.href, 'Link') },
      copyId,
    ],
    [
      {
        label: 'Save as HTML',
        icon: FileCode,
        note: 'opens offline',
        words: 'share download export file',
        run: toFile(toSavedTraceUrl(traceId), 'html'),
      },
      { label: 'Download OTLP JSON', icon: Braces, words: 'export', run: toFile(toExportUrl('otlp'), 'otlp.jsonl') },
      {
        label: 'Download JSONL',
        icon: FileText,
        note: 'translated',
        words: 'export',
        run: toFile(toExportUrl('jsonl'), 'jsonl'),
      },
    ],
    [
      {
        label: 'Compare with …',
        icon: GitCompareArrows,
        words: 'diff another trace',
        run() {
          void navigate({
            to: '/experiments/$experimentId/compare',
            params: { experimentId },
            search: { a: traceId },
          });
        },
      },
    ],
    [{ label: 'Delete trace …', icon: Trash2, words: 'remove', run: onDelete }],
  ];
}

function ActionItem({ action: { icon: Icon, label, note, run } }: { readonly action: TraceAction }) {
  return (
    <Menu.Item
      onClick={run}
      className="flex h-7 cursor-pointer items-center gap-2 rounded px-2 outline-none data-highlighted:bg-hover"
    >
      <Icon size={14} aria-hidden className="text-ink-faint" />
      {label}
      {note !== undefined && <span className="ml-auto pl-4 text-xs text-ink-faint">{note}</span>}
    </Menu.Item>
  );
}
