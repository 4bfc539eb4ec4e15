import type { TraceId } from '@gander/core/ids';
import { AppError } from '@gander/core/errors';
import type { Context } from 'hono';

import type { ArtifactPath } from '../../artifacts/artifact-path.ts';
import type { ArtifactStore } from '../../artifacts/artifact-store.ts';
import type { TraceArtifacts } from '../../artifacts/trace-artifacts.ts';
import { replyArtifact, toFileHeaders } from './reply-artifact.ts';

export interface TraceFile {
  readonly store: ArtifactStore;
  readonly path: ArtifactPath;
  readonly traces: TraceArtifacts;
  readonly traceId: TraceId;
}

/** `traces.json` as it was uploaded, and otherwise made of the stored spans. Throws `not_found` without either. */
export async function replyTraceFile(context: Context, { store, path, traces, traceId }: TraceFile): Promise<Response> {
  try {
    return await replyArtifact(context, { store, path });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
    const json = await traces.findTraceFile(traceId);
    if (json === undefined) throw error;
    return new Response(json, { headers: toFileHeaders('traces.json') });
  }
}
