import clsx from 'clsx';
import { Download, ExternalLink as Open } from 'lucide-react';
import { useState } from 'react';

import { toMediaKind } from './media-kind.ts';
import type { MediaSource } from './media-source.ts';
import { downloadBlob, openBlob } from './open-blob.ts';

export interface MediaButtonsProps {
  readonly source: MediaSource;
  readonly className?: string;
}

/** Open in a page of its own, where that is safe, and download. */
export function MediaButtons({ source, className }: MediaButtonsProps) {
  const [failure, setFailure] = useState<string>();
  const use = (act: (blob: Blob) => void) => () => {
    setFailure(undefined);
    source.load().then(act, (error: unknown) => {
      setFailure(error instanceof Error ? error.message : 'It could not be loaded.');
    });
  };
  const name = `${source.mediaType} ${source.fileName}`;
  return (
    <span className={clsx('inline-flex items-center gap-0.5', className)}>
      {toMediaKind(source.mediaType) !== 'other' && (
        <button type="button" onClick={use(openBlob)} aria-label={`Open ${name}`} title="Open" className={BUTTON}>
          <Open size={12} />
        </button>
      )}
      <button
        type="button"
        onClick={use((blob) => {
          downloadBlob(source.fileName, blob);
        })}
        aria-label={`Download ${name}`}
        title="Download"
        className={BUTTON}
      >
        <Download size={12} />
      </button>
      {failure !== undefined && (
        <span role="alert" className="text-error">
          {failure}
        </span>
      )}
    </span>
  );
}

const BUTTON = 'grid size-5 place-items-center rounded text-ink-faint hover:bg-hover hover:text-ink';
