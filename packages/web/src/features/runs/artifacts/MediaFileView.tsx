import { useMemo } from 'react';

import { canPlay, toMediaKind } from '../../../ui/media/media-kind.ts';
import type { MediaSource } from '../../../ui/media/media-source.ts';
import { MediaPlayer } from '../../../ui/media/MediaPlayer.tsx';
import { findMediaType } from './artifact-kind.ts';
import { type ArtifactAddress, loadArtifact } from './artifact-queries.ts';
import { NoPreview } from './NoPreview.tsx';

/** A recording, film or PDF, where the browser has a player for it. */
export function MediaFileView({ runId, path }: ArtifactAddress) {
  const source = useMemo((): MediaSource => {
    const mediaType = findMediaType(path);
    return {
      mediaType,
      sizeBytes: undefined,
      fileName: path.slice(path.lastIndexOf('/') + 1),
      load: async () => loadArtifact({ runId, path }, mediaType),
    };
  }, [runId, path]);
  if (!canPlay(toMediaKind(source.mediaType))) {
    return <NoPreview>This browser opens it in a program of its own.</NoPreview>;
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col items-stretch justify-center overflow-auto bg-sunken p-4">
      <MediaPlayer source={source} />
    </div>
  );
}
