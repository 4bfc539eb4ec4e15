import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { CircleCheck, CircleX, FileDown, LoaderCircle } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';

import { formatBytes } from '../../../format/bytes.ts';
import { formatCount } from '../../../format/tokens.ts';
import { Button } from '../../../ui/Button.tsx';
import { ModalFrame } from '../../../ui/ModalFrame.tsx';
import type { ImportedTrace } from './run-import.ts';
import { type FileState, type ImportedFile, useImport } from './use-import.ts';

export interface ImportDialogProps {
  readonly files: readonly File[];
  readonly experimentId: string;
  readonly onClose: () => void;
}

const MAX_LINKS = 5;

/** Imports files, says of each what came in or why nothing did, and opens the trace where there is one. */
export function ImportDialog({ files, experimentId, onClose }: ImportDialogProps) {
  const { imported, isDone } = useImport(files, experimentId);
  const navigate = useNavigate();
  const queryClient = useQueryClient();

  const finish = useEffectEvent(() => {
    // Whatever is shown of the experiment may have changed.
    void queryClient.invalidateQueries();
    const traces = imported.flatMap(({ state }) => (state.kind === 'done' ? state.outcome.traces : []));
    const isClean = imported.every(({ state }) => state.kind === 'done' && state.outcome.warnings.length === 0);
    const [trace, second] = traces;
    if (!isClean || trace === undefined || second !== undefined || trace.experimentId !== experimentId) return;
    onClose();
    void navigate({ to: '/experiments/$experimentId/traces/$traceId', params: { ...trace } });
  });
  useEffect(() => {
    if (isDone) finish();
  }, [isDone]);

  return (
    <ModalFrame
      title={toTitle(imported, { isDone, experimentId })}
      width="middle"
      onClose={onClose}
      footer={
        <Button look={isDone ? 'primary' : 'plain'} onClick={onClose}>
          {isDone ? 'Done' : 'Cancel'}
        </Button>
      }
    >
      <ul className="flex flex-col gap-3">
        {imported.map((item, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two files may have one name, and none moves
          <FileRow key={index} item={item} experimentId={experimentId} onOpen={onClose} />
        ))}
      </ul>
    </ModalFrame>
  );
}

/** Traces stay where they are: what is in another experiment has not come into this one. */
function toTitle(
  imported: readonly ImportedFile[],
  { isDone, experimentId }: { readonly isDone: boolean; readonly experimentId: string },
): string {
  if (!isDone) return 'Importing …';
  const traces = imported.flatMap(({ state }) => (state.kind === 'done' ? state.outcome.traces : []));
  const areElsewhere = traces.length > 0 && traces.every((trace) => trace.experimentId !== experimentId);
  return areElsewhere ? 'Already here, in another experiment' : 'Imported';
}

interface FileRowProps {
  readonly item: ImportedFile;
  readonly experimentId: string;
  readonly onOpen: () => void;
}

function FileRow({ item: { file, state }, experimentId, onOpen }: FileRowProps) {
  return (
    <li className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <StateIcon kind={state.kind} />
        <bdi className="min-w-0 truncate font-medium">{file.name}</bdi>
        <span className="tabular ml-auto shrink-0 text-xs text-ink-faint">{formatBytes(file.size)}</span>
      </div>
      <div className="flex flex-col gap-1 pl-6 text-ink-soft" role={state.kind === 'failed' ? 'alert' : 'status'}>
        <Story state={state} />
        {state.kind === 'done' && (
          <TraceLinks traces={state.outcome.traces} experimentId={experimentId} onOpen={onOpen} />
        )}
      </div>
    </li>
  );
}

function Story({ state }: { readonly state: FileState }) {
  switch (state.kind) {
    case 'waiting':
      return null;
    case 'reading':
      return <p>Reading …</p>;
    case 'sending':
      return (
        <>
          <p>
            Sending {state.format}: {formatBytes(state.sentBytes)} of {formatBytes(state.totalBytes)}
          </p>
          <progress
            aria-label="Sent"
            max={Math.max(state.totalBytes, 1)}
            value={state.sentBytes}
            className="h-1.5 w-full overflow-hidden rounded-full accent-accent"
          />
        </>
      );
    case 'done': {
      const { traces, spanCount, warnings } = state.outcome;
      return (
        <>
          <p>
            {formatCount(traces.length)} {traces.length === 1 ? 'trace' : 'traces'}, {formatCount(spanCount)}{' '}
            {spanCount === 1 ? 'span' : 'spans'} from {state.format}
          </p>
          {warnings.map((warning) => (
            <p key={warning} className="wrap-any text-busy">
              {warning}
            </p>
          ))}
        </>
      );
    }
    case 'failed':
      return <p className="wrap-any text-error">{state.message}</p>;
    default:
      return state satisfies never;
  }
}

interface TraceLinksProps {
  readonly traces: readonly ImportedTrace[];
  readonly experimentId: string;
  readonly onOpen: () => void;
}

function TraceLinks({ traces, experimentId, onOpen }: TraceLinksProps) {
  return (
    <ul className="flex flex-col">
      {traces.slice(0, MAX_LINKS).map(({ traceId, experimentId: place }) => (
        <li key={traceId} className="min-w-0">
          <Link
            to="/experiments/$experimentId/traces/$traceId"
            params={{ experimentId: place, traceId }}
            onClick={onOpen}
            className="block truncate font-mono text-xs text-accent-ink underline underline-offset-2"
          >
            {traceId}
          </Link>
          {place !== experimentId && <p className="text-xs text-busy">was here already, in another experiment</p>}
        </li>
      ))}
      {traces.length > MAX_LINKS && <li className="text-xs">and {traces.length - MAX_LINKS} more</li>}
    </ul>
  );
}

function StateIcon({ kind }: { readonly kind: FileState['kind'] }) {
  if (kind === 'done') return <CircleCheck size={16} className="shrink-0 text-ok" aria-label="Done" />;
  if (kind === 'failed') return <CircleX size={16} className="shrink-0 text-error" aria-label="Failed" />;
  if (kind === 'waiting') return <FileDown size={16} className="shrink-0 text-ink-faint" aria-label="Waiting" />;
  return <LoaderCircle size={16} className="shrink-0 animate-spin text-ink-faint" aria-label="At work" />;
}
