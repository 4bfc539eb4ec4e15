import { AppError } from '@gander/core/errors';
import { parseTraceId } from '@gander/core/ids';
import type { Hono } from 'hono';

import { type ArtifactPath, joinArtifactPath } from '../../artifacts/artifact-path.ts';
import { replyMethodNotAllowed } from '../mlflow/html-errors.ts';
import type { ArtifactDeps } from './artifact-deps.ts';
import { replyArtifact } from './reply-artifact.ts';
import { replyTraceFile } from './reply-trace-file.ts';
import { requireQuery } from './require-query.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The spans of a trace as a file, and the attachments that its spans point to. */
export function registerTraceRoutes(
  app: Hono,
  { traces, locations }: Pick<ArtifactDeps, 'traces' | 'locations'>,
): void {
  for (const version of ['2.0', '3.0']) {
    const address = `/ajax-api/${version}/mlflow/get-trace-artifact`;
    app.get(address, async (context) => {
      const id = requireQuery(context, ['request_id']);
      const attachment = context.req.query('path');
      if (attachment !== undefined && !UUID.test(attachment)) {
        throw new AppError(
          'invalid_argument',
          `Invalid attachment path: '${attachment.slice(0, 200)}'. Attachment path must be a valid UUID.`,
        );
      }
      const traceId = parseTraceId(id);
      if (traces === undefined || traceId === undefined) {
        throw new AppError('not_found', `Trace with ID ${id.slice(0, 200)} is not found.`);
      }
      const { store, folder } = locations(await traces.getTraceArtifactUri(traceId));
      if (attachment === undefined) {
        const path = joinArtifactPath(folder, 'traces.json' as ArtifactPath);
        return replyTraceFile(context, { store, path, traces, traceId });
      }
      return replyArtifact(context, {
        store,
        path: joinArtifactPath(folder, `attachments/${attachment}` as ArtifactPath),
      });
    });
    app.all(address, replyMethodNotAllowed);
  }
}
