import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Download } from 'lucide-react';
import { useState } from 'react';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { formatBytes } from '../../../format/bytes.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { type ArtifactKind, findArtifactKind } from './artifact-kind.ts';
import { type ArtifactText, artifactTextQuery, toArtifactAddress } from './artifact-queries.ts';
import { ArtifactTextView } from './ArtifactTextView.tsx';
import { ImageView } from './ImageView.tsx';
import { MediaFileView } from './MediaFileView.tsx';
import { NoPreview } from './NoPreview.tsx';
import { PageView } from './PageView.tsx';

export interface ArtifactPreviewProps {
  readonly runId: string;
  readonly path: string;
  /** Where there is no room for the tree beside it. */
  readonly onBack?: () => void;
}

/** What is shown otherwise than as its text. */
const FORMED_KINDS: ReadonlySet<ArtifactKind> = new Set(['json', 'table', 'markdown', 'page']);

/** A file as far as it can be shown; the download is always there. */
export function ArtifactPreview({ runId, path, onBack }: ArtifactPreviewProps) {
  const kind = findArtifactKind(path);
  const address = toArtifactAddress({ runId, path });
  const [isPlain, setIsPlain] = useState(false);
  return (
    <section aria-label={path} className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3">
        {onBack !== undefined && (
          <Button look="quiet" isSquare aria-label="Back to the files" onClick={onBack}>
            <ArrowLeft size={15} />
          </Button>
        )}
        <span title={path} className="min-w-0 truncate font-mono text-xs">
          {path}
        </span>
        <CopyButton text={path} label="Copy the path" />
        <span className="ml-auto" />
        {FORMED_KINDS.has(kind) && (
          <Button
            look="quiet"
            aria-pressed={isPlain}
            onClick={() => {
              setIsPlain(!isPlain);
            }}
          >
            {isPlain ? 'Formatted' : 'Plain text'}
          </Button>
        )}
        <a
          href={address}
          download
          className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md border border-line-strong px-2.5 font-medium hover:bg-hover"
        >
          <Download size={14} />
          Download
        </a>
      </div>
      <Preview kind={isPlain ? 'text' : kind} runId={runId} path={path} isPlain={isPlain} />
    </section>
  );
}

function Preview({ kind, runId, path, isPlain }: TextFileProps & { readonly kind: ArtifactKind }) {
  switch (kind) {
    case 'image':
      return <ImageView address={toArtifactAddress({ runId, path })} path={path} />;
    case 'page':
      return <PageView runId={runId} path={path} />;
    case 'media':
      return <MediaFileView runId={runId} path={path} />;
    case 'binary':
      return <NoPreview />;
    default:
      return <TextFile runId={runId} path={path} isPlain={isPlain} />;
  }
}

const FIRST_BYTES = 256 * 1024;
/** What a JSON document may have to be read as one. */
const WHOLE_JSON_BYTES = 8 * 1024 * 1024;
const MAX_TEXT_BYTES = 4 * 1024 * 1024;

interface TextFileProps {
  readonly runId: string;
  readonly path: string;
  readonly isPlain: boolean;
}

function TextFile({ runId, path, isPlain }: TextFileProps) {
  const kind = findArtifactKind(path);
  const [limitBytes, setLimitBytes] = useState(kind === 'json' ? WHOLE_JSON_BYTES : FIRST_BYTES);
  const file = useQuery({
    ...artifactTextQuery({ runId, path, limitBytes }),
    placeholderData: (previous) => previous,
  });
  if (file.isPending) return <Skeleton label="Loading the file …" rows={8} />;
  if (file.isError) return <FailureNotice error={file.error} onRetry={() => void file.refetch()} />;
  const { data } = file;
  if (data.isBinary) return <NoPreview>{formatBytes(data.totalBytes)} of something that is no text.</NoPreview>;
  if (data.totalBytes === 0) return <Notice title="This file is empty" />;
  return (
    <>
      <ArtifactTextView kind={kind} path={path} file={data} isPlain={isPlain} />
      {data.shownBytes < data.totalBytes && (
        <CutNotice
          file={data}
          isLoading={file.isPlaceholderData}
          onMore={
            data.shownBytes < MAX_TEXT_BYTES
              ? () => {
                  setLimitBytes(Math.min(MAX_TEXT_BYTES, limitBytes * 4));
                }
              : undefined
          }
        />
      )}
    </>
  );
}

interface CutNoticeProps {
  readonly file: ArtifactText;
  readonly isLoading: boolean;
  readonly onMore: (() => void) | undefined;
}

function CutNotice({ file, isLoading, onMore }: CutNoticeProps) {
  return (
    <div className="flex shrink-0 items-center gap-3 border-t border-line bg-sunken px-3 py-1.5 text-xs text-ink-soft">
      The first {formatBytes(file.shownBytes)} of {formatBytes(file.totalBytes)}.
      {onMore === undefined ? (
        'Download it for the rest.'
      ) : (
        <Button disabled={isLoading} onClick={onMore}>
          {isLoading ? 'Loading …' : 'Show more'}
        </Button>
      )}
    </div>
  );
}
