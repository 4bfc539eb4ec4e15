import { artifactProxyMessages } from '@gander/api/mlflow/artifact-routes';
import { parseTraceId, type TraceId } from '@gander/core/ids';
import type { Context, Hono } from 'hono';

import { type ArtifactPath, parseArtifactPath } from '../../artifacts/artifact-path.ts';
import type { ArtifactStore } from '../../artifacts/artifact-store.ts';
import type { TraceArtifacts } from '../../artifacts/trace-artifacts.ts';
import type { BodyBudget } from '../mlflow/body-budget.ts';
import { replyMethodNotAllowed, replyRouteNotFound } from '../mlflow/html-errors.ts';
import { readArtifactPath } from './read-artifact-path.ts';
import { readUpload } from './read-upload.ts';
import { replyArtifact } from './reply-artifact.ts';
import { replyMessage } from './reply-message.ts';
import { replyTraceFile } from './reply-trace-file.ts';
import { toFileInfos } from './to-file-infos.ts';
import { writeTraceUpload } from './write-trace-upload.ts';

export interface ProxyRouteDeps {
  readonly store: ArtifactStore;
  readonly traces: TraceArtifacts | undefined;
  /** For files that have to be in memory. */
  readonly bodies: BodyBudget;
  /** `/api/2.0/mlflow-artifacts` */
  readonly prefix: string;
}

const { list, write } = artifactProxyMessages;
const TRACE_FILE = /(?:^|\/)traces\/([^/]+)\/artifacts\/traces\.json$/;

/** Files behind the proxy: listed, read, written and deleted by their path in the address. */
export function registerProxyRoutes(app: Hono, { store, traces, bodies, prefix }: ProxyRouteDeps): void {
  const files = `${prefix}/artifacts`;
  app.get(files, async (context) => {
    const entries = await store.listArtifacts(parseArtifactPath(context.req.query('path') ?? ''));
    return replyMessage(context, list.response, { files: toFileInfos(entries, '') });
  });
  app.all(files, replyMethodNotAllowed);

  const reply = (work: (context: Context, path: ArtifactPath) => Promise<Response>) => async (context: Context) =>
    context.req.path === `${files}/`
      ? replyRouteNotFound(context)
      : work(context, readArtifactPath(context, `${files}/`));
  app.get(
    `${files}/*`,
    reply(async (context, path) => {
      const traceId = findTraceId(path);
      if (traces === undefined || traceId === undefined) return replyArtifact(context, { store, path });
      return replyTraceFile(context, { store, path, traces, traceId });
    }),
  );
  app.put(
    `${files}/*`,
    reply(async (context, path) => {
      const traceId = findTraceId(path);
      const upload = readUpload(context);
      if (traces === undefined || traceId === undefined) await store.writeArtifact(path, upload);
      else await writeTraceUpload(upload, { store, path, traces, traceId }, bodies.open());
      return replyMessage(context, write.response, {});
    }),
  );
  app.delete(
    `${files}/*`,
    reply(async (context, path) => {
      await store.deleteArtifacts(path);
      return replyMessage(context, write.response, {});
    }),
  );
  app.all(`${files}/*`, replyMethodNotAllowed);
}

function findTraceId(path: ArtifactPath): TraceId | undefined {
  const name = TRACE_FILE.exec(path)?.[1];
  return name === undefined ? undefined : parseTraceId(name);
}
