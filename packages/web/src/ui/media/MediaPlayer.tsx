import { useEffect, useState } from 'react';

import { toMediaKind } from './media-kind.ts';
import type { MediaSource } from './media-source.ts';
import { useBlobUrl } from './use-blob-url.ts';

type Loaded = { readonly blob: Blob } | { readonly failure: string } | undefined;

/** A picture, recording, film or PDF, shown from its bytes. Nothing for any other file. */
export function MediaPlayer({ source }: { readonly source: MediaSource }) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [isBroken, setIsBroken] = useState(false);
  const { load, mediaType, fileName } = source;
  const kind = toMediaKind(mediaType);
  useEffect(() => {
    let isCurrent = true;
    const settle = (next: Loaded) => {
      if (isCurrent) setLoaded(next);
    };
    load().then(
      (blob) => {
        settle({ blob });
      },
      (error: unknown) => {
        settle({ failure: error instanceof Error ? error.message : 'It could not be loaded.' });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [load]);
  const url = useBlobUrl(loaded !== undefined && 'blob' in loaded ? loaded.blob : undefined);
  const onError = () => {
    setIsBroken(true);
  };
  if (isBroken) return <p className="text-xs text-ink-faint">The browser cannot show these bytes as {mediaType}.</p>;
  if (loaded !== undefined && 'failure' in loaded) return <p className="text-xs text-error">{loaded.failure}</p>;
  if (url === undefined)
    return <span className="shimmer block h-16 w-32 rounded" role="status" aria-label="Loading …" />;
  if (kind === 'image') {
    return (
      <img
        src={url}
        alt={fileName}
        onError={onError}
        className="max-h-80 max-w-full self-start rounded border border-line bg-sunken object-contain"
      />
    );
  }
  // Recordings of conversations have no caption track; a transcript, where there is one, stands below.
  if (kind === 'audio') return <audio controls src={url} onError={onError} className="h-9 max-w-full" />;
  if (kind === 'video') return <video controls src={url} onError={onError} className="max-h-80 max-w-full rounded" />;
  // The browser's own viewer, which a sandbox would keep from starting. Its type is ours, whatever the bytes are.
  if (kind === 'pdf') {
    return (
      <iframe
        src={`${url}#navpanes=0`}
        title={fileName}
        className="h-[28rem] w-full rounded border border-line bg-sunken"
      />
    );
  }
  return null;
}
