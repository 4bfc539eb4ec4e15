import { FileText } from 'lucide-react';

import { formatBytes } from '../../../format/bytes.ts';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import type { MessagePartBody } from './MessagePartView.tsx';
import { type MediaSource, toMediaSource } from './to-media-source.ts';

type MediaBody = Extract<MessagePartBody, { type: 'image' | 'audio' | 'video' | 'document' | 'file' }>;

/** A picture, recording or file. Shown where its bytes came with the span; never loaded from elsewhere. */
export function MediaView({ media }: { readonly media: MediaBody }) {
  const source = toMediaSource(media);
  return (
    <figure className="flex flex-col gap-1">
      <MediaContent source={source} type={media.type} />
      <figcaption className="flex min-w-0 items-center gap-2 text-xs text-ink-faint">
        <FileText size={13} className="shrink-0" />
        <span>{media.mediaType ?? media.type}</span>
        {source.kind === 'inline' && <span>{formatBytes(Math.floor((source.base64Chars * 3) / 4))}</span>}
        {source.kind === 'remote' && (
          <ExternalLink href={source.url} className="truncate text-accent-ink underline underline-offset-2">
            {source.url}
          </ExternalLink>
        )}
        {media.fileId !== undefined && <span className="truncate font-mono">{media.fileId}</span>}
        {source.kind === 'none' && media.fileId === undefined && <span>not sent with the span</span>}
      </figcaption>
      {media.transcript !== undefined && <LongText text={media.transcript} className="text-ink-soft italic" />}
    </figure>
  );
}

function MediaContent({ source, type }: { readonly source: MediaSource; readonly type: string }) {
  if (source.kind !== 'inline') return null;
  if (source.mediaType.startsWith('image/')) {
    return (
      <img
        src={source.url}
        alt={`Sent in the ${type} part`}
        loading="lazy"
        className="max-h-80 max-w-full self-start rounded border border-line bg-sunken object-contain"
      />
    );
  }
  // Recordings of conversations have no caption track; a transcript, where there is one, stands below.
  if (source.mediaType.startsWith('audio/')) return <audio controls preload="none" src={source.url} />;
  return null;
}
