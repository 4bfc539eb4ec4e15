import { useState } from 'react';

import { formatBytes } from '../../format/bytes.ts';
import { MediaButtons } from './MediaButtons.tsx';
import { MediaIcon } from './MediaIcon.tsx';
import { MediaPlayer } from './MediaPlayer.tsx';
import { toMediaKind } from './media-kind.ts';
import type { MediaSource } from './media-source.ts';

/** Bytes in the middle of text: what they are, how many, and what can be done with them. */
export function MediaChip({ source }: { readonly source: MediaSource }) {
  const [isShown, setIsShown] = useState(false);
  const kind = toMediaKind(source.mediaType);
  const canShow = kind === 'image' || kind === 'audio' || kind === 'video';
  return (
    <span className="inline-flex max-w-full flex-col gap-1 align-top font-sans">
      <span className="inline-flex h-5 max-w-full items-center gap-1.5 self-start rounded border border-line bg-sunken pr-0.5 pl-1.5 text-2xs text-ink-soft">
        <MediaIcon mediaType={source.mediaType} />
        <span className="truncate">{source.mediaType}</span>
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
      {isShown && <MediaPlayer source={source} />}
    </span>
  );
}
