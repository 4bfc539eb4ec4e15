import clsx from 'clsx';
import { useState } from 'react';

import { formatBytes } from '../../format/bytes.ts';
import { MediaButtons } from './MediaButtons.tsx';
import { MediaIcon } from './MediaIcon.tsx';
import { MediaPlayer } from './MediaPlayer.tsx';
import { canPlay, toMediaKind } from './media-kind.ts';
import type { MediaSource } from './media-source.ts';

export interface MediaChipProps {
  readonly source: MediaSource;
  /** Seen at once, where it is all that is to be seen. */
  readonly isShownFirst?: boolean;
}

/** Bigger ones are shown when somebody wants to see them. */
const MAX_SHOWN_FIRST_BYTES = 8_000_000;

/** Bytes of which nothing tells the type are still told apart from text. */
function toLabel({ mediaType }: MediaSource): string {
  return mediaType === 'application/octet-stream' ? 'base64, unknown type' : mediaType;
}

/** Bytes in the middle of text: what they are, how many, and what can be done with them. */
export function MediaChip({ source, isShownFirst = false }: MediaChipProps) {
  const kind = toMediaKind(source.mediaType);
  const [isShown, setIsShown] = useState(
    isShownFirst && kind !== 'pdf' && (source.sizeBytes ?? 0) <= MAX_SHOWN_FIRST_BYTES,
  );
  const canShow = canPlay(kind);
  return (
    <span
      className={clsx(
        'max-w-full flex-col gap-1 align-top font-sans',
        isShown && kind === 'pdf' ? 'flex' : 'inline-flex',
      )}
    >
      <span className="inline-flex h-5 max-w-full items-center gap-1.5 self-start rounded border border-line bg-sunken pr-0.5 pl-1.5 text-2xs text-ink-soft">
        <MediaIcon mediaType={source.mediaType} />
        <span className="truncate">{toLabel(source)}</span>
        {source.sizeBytes !== undefined && (
          <span className="tabular shrink-0 text-ink-faint">{formatBytes(source.sizeBytes)}</span>
        )}
        {canShow && (
          <button
            type="button"
            aria-expanded={isShown}
            onClick={() => {
              setIsShown(!isShown);
            }}
            className="shrink-0 rounded px-1 text-accent-ink hover:bg-hover"
          >
            {isShown ? 'hide' : 'show'}
          </button>
        )}
        <MediaButtons source={source} />
      </span>
      {isShown && canShow && <MediaPlayer source={source} />}
    </span>
  );
}
