import type { Readable } from 'node:stream';

import type { ArtifactPath } from './artifact-path.ts';

/** A file or a folder in a listing. */
export interface ArtifactEntry {
  /** Without the folder it is in. */
  readonly name: string;
  /** `undefined` for a folder. */
  readonly sizeBytes: number | undefined;
}

/** A part of a file, as an HTTP `Range` asks for it: the last `suffix` bytes, or from `start` to `end`, both counted in. */
export type ByteRange = { readonly suffix: number } | { readonly start: number; readonly end: number | undefined };

/** A file that is being read. */
export interface OpenArtifact {
  /** Of the whole file. */
  readonly sizeBytes: number;
  /** What `body` holds; `undefined` for everything, also when the range asked for lies outside the file. */
  readonly range: { readonly start: number; readonly end: number } | undefined;
  /** Reads no further than its reader. Destroy it when it is not read to its end. */
  readonly body: Readable;
}

/**
 * Where the files of runs and traces are kept. Folders are made when needed. Every method throws `invalid_argument` for a
 * path that leads out of the store, `failed_precondition` when the store refuses for good (its rights are wrong, say) and
 * `unavailable` when it may work later.
 */
export interface ArtifactStore {
  /** For people: a folder or an `s3://` address. */
  readonly location: string;
  /** Sorted by name. Empty when there is no such folder. */
  listArtifacts(folder: ArtifactPath): Promise<readonly ArtifactEntry[]>;
  /** Throws `not_found`. */
  openArtifact(path: ArtifactPath, range?: ByteRange): Promise<OpenArtifact>;
  /**
   * Reads `content` no faster than it can store it. The file appears when it is complete and then takes the place of an
   * older one; of a `content` that throws nothing is kept.
   */
  writeArtifact(path: ArtifactPath, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** A file, or a folder with everything in it. Nothing happens when there is neither. */
  deleteArtifacts(path: ArtifactPath): Promise<void>;
  /** Only where clients can be sent to the store itself. */
  readonly direct?: DirectAccess | undefined;
}

/** A request that a client may make to the store itself, for a limited time. */
export interface PresignedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface UploadPart {
  /** Counted from 1. */
  readonly partNumber: number;
  /** What the store answered to the part. */
  readonly etag: string;
}

/** Large files that go to the store past this server. */
export interface DirectAccess {
  createUpload(path: ArtifactPath): Promise<PresignedRequest>;
  /** Throws `not_found`. */
  createDownload(path: ArtifactPath): Promise<PresignedRequest & { readonly sizeBytes: number }>;
  createMultipart(
    path: ArtifactPath,
    partCount: number,
  ): Promise<{ readonly uploadId: string; readonly parts: readonly PresignedRequest[] }>;
  writeMultipart(
    path: ArtifactPath,
    upload: { readonly uploadId: string; readonly parts: readonly UploadPart[] },
  ): Promise<void>;
  deleteMultipart(path: ArtifactPath, uploadId: string): Promise<void>;
}
