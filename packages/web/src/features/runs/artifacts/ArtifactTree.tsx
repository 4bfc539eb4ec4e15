import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { ChevronRight, File, FileCode, FileImage, FileJson, FilePlay, FileText, Folder, Sheet } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';

import { toFailure } from '../../../app/to-failure.ts';
import { useGander } from '../../../app/gander-context.ts';
import { formatBytes } from '../../../format/bytes.ts';
import { Button } from '../../../ui/Button.tsx';
import { type ArtifactKind, findArtifactKind } from './artifact-kind.ts';
import { type ArtifactEntry, artifactFolderQuery } from './artifact-queries.ts';

export interface ArtifactTreeProps {
  readonly runId: string;
  readonly entries: readonly ArtifactEntry[];
  readonly selectedPath: string | undefined;
  readonly onSelect: (path: string) => void;
}

/** Folders that open where they are; what is in them is asked for when they do. Arrows move, as in a file manager. */
export function ArtifactTree(props: ArtifactTreeProps) {
  return (
    <nav aria-label="Artifacts" onKeyDown={moveFocus} className="min-h-0 flex-1 overflow-auto bg-surface py-1.5">
      <Entries {...props} depth={0} />
    </nav>
  );
}

const STEP_ENTRIES = 500;

function Entries({ entries, depth, ...props }: ArtifactTreeProps & { readonly depth: number }) {
  const [shown, setShown] = useState(STEP_ENTRIES);
  return (
    <ul>
      {entries.slice(0, shown).map((entry) => (
        <li key={entry.path}>
          {entry.isFolder ? (
            <FolderEntry {...props} entry={entry} depth={depth} />
          ) : (
            <FileEntry {...props} entry={entry} depth={depth} />
          )}
        </li>
      ))}
      {entries.length > shown && (
        <li className="px-3 py-1">
          <Button
            onClick={() => {
              setShown(shown + STEP_ENTRIES);
            }}
          >
            {entries.length - shown} more
          </Button>
        </li>
      )}
    </ul>
  );
}

interface EntryProps extends Omit<ArtifactTreeProps, 'entries'> {
  readonly entry: ArtifactEntry;
  readonly depth: number;
}

const INDENT_PX = 16;
const LOOK =
  'flex h-7 w-full min-w-0 items-center gap-1.5 pr-3 text-left -outline-offset-2 hover:bg-hover data-selected:bg-selected';

function FolderEntry({ entry, depth, ...props }: EntryProps) {
  const gander = useGander();
  const holdsSelected = props.selectedPath?.startsWith(`${entry.path}/`) === true;
  const [choice, setChoice] = useState<boolean>();
  const isOpen = choice ?? holdsSelected;
  const folder = useQuery({
    ...artifactFolderQuery(gander, { runId: props.runId, path: entry.path }),
    enabled: isOpen,
  });
  return (
    <>
      <button
        type="button"
        data-artifact="folder"
        aria-expanded={isOpen}
        onClick={() => {
          setChoice(!isOpen);
        }}
        style={{ paddingLeft: 8 + depth * INDENT_PX }}
        className={LOOK}
      >
        <ChevronRight size={14} className={clsx('shrink-0 text-ink-faint', isOpen && 'rotate-90')} />
        <Folder size={14} className="shrink-0 text-ink-faint" />
        <span className="truncate">{entry.name}</span>
      </button>
      {isOpen && folder.data !== undefined && <Entries {...props} entries={folder.data} depth={depth + 1} />}
      {isOpen && folder.isPending && <p className="px-8 py-1 text-xs text-ink-faint">Loading …</p>}
      {isOpen && folder.isError && (
        <p role="alert" className="px-8 py-1 text-xs text-error">
          {toFailure(folder.error).message}
        </p>
      )}
    </>
  );
}

const ICONS = {
  image: FileImage,
  json: FileJson,
  table: Sheet,
  markdown: FileText,
  text: FileText,
  page: FileCode,
  media: FilePlay,
  binary: File,
} as const satisfies Record<ArtifactKind, typeof File>;

function FileEntry({ entry, depth, selectedPath, onSelect }: EntryProps) {
  const Icon = ICONS[findArtifactKind(entry.path)];
  const isSelected = entry.path === selectedPath;
  return (
    <button
      type="button"
      data-artifact="file"
      data-selected={isSelected || undefined}
      aria-current={isSelected || undefined}
      onClick={() => {
        onSelect(entry.path);
      }}
      style={{ paddingLeft: 8 + 14 + 6 + depth * INDENT_PX }}
      className={LOOK}
    >
      <Icon size={14} className="shrink-0 text-ink-faint" />
      <span className="truncate" title={entry.path}>
        {entry.name}
      </span>
      <span className="tabular ml-auto shrink-0 pl-2 text-xs text-ink-faint">{formatBytes(entry.sizeBytes)}</span>
    </button>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const current = event.target;
  if (!(current instanceof HTMLButtonElement) || current.dataset['artifact'] === undefined) return;
  const isFolder = current.dataset['artifact'] === 'folder';
  const isOpen = current.ariaExpanded === 'true';
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (step !== undefined) {
    const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-artifact]')];
    all[all.indexOf(current) + step]?.focus();
  } else if (isFolder && ((event.key === 'ArrowRight' && !isOpen) || (event.key === 'ArrowLeft' && isOpen))) {
    current.click();
  } else return;
  event.preventDefault();
}
