import { GanderRequestError } from '@gander/api/gander/client';
import { queryOptions } from '@tanstack/react-query';

import type { Gander } from '../../../app/gander-context.ts';
import { askMlflow } from '../ask-mlflow.ts';

export interface ArtifactEntry {
  /** From the root of the run. */
  readonly path: string;
  readonly name: string;
  readonly isFolder: boolean;
  readonly sizeBytes: number;
}

export interface ArtifactAddress {
  readonly runId: string;
  /** From the root of the run; empty for the root. */
  readonly path: string;
}

/** A folder: folders first, then files, by name. */
export function artifactFolderQuery(gander: Gander, { runId, path }: ArtifactAddress) {
  return queryOptions({
    queryKey: ['artifacts', runId, path],
    queryFn: async (): Promise<readonly ArtifactEntry[]> => {
      const { files } = await askMlflow(gander, async (client) =>
        client.listArtifacts({ run_id: runId, ...(path !== '' && { path }) }),
      );
      return files
        .map((file) => ({
          path: file.path,
          name: file.path.slice(file.path.lastIndexOf('/') + 1),
          isFolder: file.is_dir,
          sizeBytes: Number(file.file_size ?? 0),
        }))
        .toSorted(
          (a, b) =>
            Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name, undefined, { numeric: true }),
        );
    },
  });
}

/** Where a report in HTML is shown: as a page that has no origin, runs nothing and loads nothing. */
export function toPageAddress(address: ArtifactAddress): string {
  return `${toArtifactAddress(address)}&view=page`;
}

/** All of a file, to be shown under a type that cannot run. */
export async function loadArtifact(address: ArtifactAddress, mediaType: string): Promise<Blob> {
  const response = await fetch(toArtifactAddress(address));
  if (!response.ok) throw toAnswerError(response);
  return new Blob([await response.arrayBuffer()], { type: mediaType });
}

/** Where the bytes of a file are. The server sends them as a download that cannot run as a page. */
export function toArtifactAddress({ runId, path }: ArtifactAddress): string {
  return `/get-artifact?${new URLSearchParams({ run_id: runId, path })}`;
}

export interface ArtifactText {
  readonly text: string;
  readonly shownBytes: number;
  readonly totalBytes: number;
  /** A zero byte says that it is no text. */
  readonly isBinary: boolean;
}

export interface ArtifactTextRequest extends ArtifactAddress {
  /** At most this much of its beginning. */
  readonly limitBytes: number;
}

const LOOKED_AT_CHARS = 4096;

/** The beginning of a file as text: never more of it than asked for. */
export function artifactTextQuery(request: ArtifactTextRequest) {
  return queryOptions({
    queryKey: ['artifact-text', request],
    queryFn: async ({ signal }): Promise<ArtifactText> => readArtifactText(request, signal),
    staleTime: 30_000,
  });
}

async function readArtifactText(request: ArtifactTextRequest, signal: AbortSignal): Promise<ArtifactText> {
  const response = await fetch(toArtifactAddress(request), {
    headers: { range: `bytes=0-${request.limitBytes - 1}` },
    signal,
  });
  // An empty file has no first byte to give.
  if (response.status === 416) return { text: '', shownBytes: 0, totalBytes: 0, isBinary: false };
  if (!response.ok) throw toAnswerError(response);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const total = Number(/\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1] ?? bytes.length);
  const text = new TextDecoder().decode(bytes, { stream: bytes.length < total });
  return {
    text,
    shownBytes: bytes.length,
    totalBytes: total,
    isBinary: text.slice(0, LOOKED_AT_CHARS).includes('\0'),
  };
}

function toAnswerError({ status }: Response): Error {
  const message = status === 404 ? 'This file is not there any more.' : `The server answered ${status}.`;
  return new GanderRequestError({ status, code: 'internal', message });
}
