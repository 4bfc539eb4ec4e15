import { useMemo, useState } from 'react';

import { formatBytes } from '../../../format/bytes.ts';
import { Button } from '../../../ui/Button.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import { MediaButtons } from '../../../ui/media/MediaButtons.tsx';
import { MediaIcon } from '../../../ui/media/MediaIcon.tsx';
import { MediaPlayer } from '../../../ui/media/MediaPlayer.tsx';
import { canPlay, toMediaKind } from '../../../ui/media/media-kind.ts';
import type { MediaSource } from '../../../ui/media/media-source.ts';
import { useCutValue, type ValuePath } from '../panel/span-values.ts';
import type { MessagePartBody } from './MessagePartView.tsx';
import { RemoteMedia } from './RemoteMedia.tsx';
import { toPartMedia } from './to-part-media.ts';

type MediaBody = Extract<MessagePartBody, { type: 'image' | 'audio' | 'video' | 'document' | 'file' }>;

export interface MediaViewProps {
  readonly media: MediaBody;
  readonly path?: ValuePath | undefined;
}

/** A picture, recording or file. Shown where its bytes came with the span; never loaded from elsewhere. */
export function MediaView({ media, path }: MediaViewProps) {
  const cut = useCutValue(path && [...path, 'data']);
  const shown = useMemo(() => toPartMedia(media, cut), [media, cut]);
  return (
    <figure className="flex flex-col gap-1">
      {shown.kind === 'bytes' && <ShownBytes source={shown.source} />}
      <figcaption className="flex min-w-0 items-center gap-2 text-xs text-ink-faint">
        <MediaIcon mediaType={shown.kind === 'bytes' ? shown.source.mediaType : (media.mediaType ?? media.type)} />
        <span>{shown.kind === 'bytes' ? shown.source.mediaType : (media.mediaType ?? media.type)}</span>
        {shown.kind === 'bytes' && (
          <>
            {shown.source.sizeBytes !== undefined && (
              <span className="tabular">{formatBytes(shown.source.sizeBytes)}</span>
            )}
            <MediaButtons source={shown.source} />
          </>
        )}
        {shown.kind === 'remote' && <RemoteMedia url={shown.url} kind={media.type} />}
        {media.fileId !== undefined && <span className="truncate font-mono">{media.fileId}</span>}
        {shown.kind === 'none' && media.fileId === undefined && <span>not sent with the span</span>}
      </figcaption>
      {media.transcript !== undefined && <LongText text={media.transcript} className="text-ink-soft italic" />}
    </figure>
  );
}

/** Bigger ones are shown when somebody wants to see them. */
const SHOWN_BYTES = 8_000_000;

function ShownBytes({ source }: { readonly source: MediaSource }) {
  const kind = toMediaKind(source.mediaType);
  // The viewer of PDF takes the focus when it starts: it is asked for.
  const [isShown, setIsShown] = useState(kind !== 'pdf' && (source.sizeBytes ?? 0) <= SHOWN_BYTES);
  if (!canPlay(kind)) return null;
  if (isShown) return <MediaPlayer source={source} />;
  return (
    <Button
      className="self-start"
      onClick={() => {
        setIsShown(true);
      }}
    >
      {kind === 'pdf' ? 'Show the PDF' : 'Show'}
    </Button>
  );
}
