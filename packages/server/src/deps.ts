import { createArtifactPlaces } from './artifacts/artifact-places.ts';
import { createAccessGuard } from './http/access-guard.ts';
import { createApp } from './http/create-app.ts';
import { createListener } from './http/create-listener.ts';
import type { OnBug } from './http/mlflow/reply-mlflow-error.ts';
import { createOtlpRoutes } from './http/otlp-routes.ts';
import { toSecurityHeaders } from './http/security-headers.ts';
import { createIngestQueue } from './ingest/ingest-queue.ts';
import { createLiveBus } from './live/live-bus.ts';
import { createLiveStreams } from './live/live-streams.ts';
import { ServerMetrics } from './metrics/server-metrics.ts';
import type { ResolvedServerOptions } from './server-options.ts';
import { startStorageThreads } from './storage-threads.ts';
import { describeStorage, resolveStorage } from './storage.ts';
import { createLazyPart } from './threads/lazy-part.ts';
import { toBugReport } from './threads/to-bug-report.ts';

export type Deps = Awaited<ReturnType<typeof createDeps>>;

/** The composition root: the only place that knows every part and wires them. */
export async function createDeps(options: ResolvedServerOptions) {
  const { log } = options;
  const metrics = new ServerMetrics();
  const bus = createLiveBus();
  const target = resolveStorage(options.storeUri);
  const artifactPlaces = createArtifactPlaces({ ...options, databasePath: target.path });
  const storage =
    target.kind === 'sqlite'
      ? await startStorageThreads({
          databasePath: target.path,
          limits: options.limits,
          abandonAfterMs: options.abandonAfterMs,
          artifactRoot: options.defaultArtifactRoot,
          onWriterEvent(event) {
            if (event.kind === 'bug') {
              log(`A bug while storing a request, which was refused: ${event.report}`);
              return;
            }
            metrics.observeCommit(event.commit.durationMs);
            bus.publish(event.commit.changed);
          },
          onDeath: options.onFatal,
        })
      : undefined;
  if (target.kind === 'file-store') log(target.explanation);

  const queue =
    storage &&
    createIngestQueue({ writer: storage.writer, limitBytes: options.queueBytes, limitRequests: options.queueRequests });
  const describe = async () =>
    storage === undefined ? describeStorage(target) : storage.reader.call('describe', undefined);
  const live = createLiveStreams(bus);
  const { version, webRoot } = options;
  const openApi = createLazyPart(async () => {
    // What is asked here is asked there next: both load at once.
    void describe().catch(() => undefined);
    const { createApi } = await import('./api-deps.ts');
    return createApi({ storage, describe, artifactPlaces, version, webRoot, onBug });
  });
  const onBug: OnBug = (error, where) => log(`A bug while answering ${where}: ${toBugReport(error)}`);
  const listener = createListener({
    guard: createAccessGuard({
      allowedHosts: options.allowedHosts,
      corsAllowedOrigins: options.corsAllowedOrigins,
      isDisabled: options.disableSecurityMiddleware,
    }),
    securityHeaders: options.disableSecurityMiddleware ? {} : toSecurityHeaders(options.xFrameOptions),
    otlp: createOtlpRoutes({ queue, metrics, limitBytes: options.limits.inflatedBytes, log }),
    live,
    app: createApp({
      openApi,
      // Its first question is on its way while the browser loads the code of the page.
      onPage: () => void openApi().catch(() => undefined),
      webRoot,
      countRequest: (route, status) => metrics.countRequest(route, status),
      renderMetrics: () =>
        metrics.render({
          queueBytes: queue?.usedBytes ?? 0,
          queueRequests: queue?.requestCount ?? 0,
          liveReaders: bus.listenerCount,
        }),
      onBug,
    }),
  });
  return {
    listener,
    live,
    queue,
    storage,
    /** The thread that reads has nothing loaded yet. */
    describeAtStart: async () =>
      storage === undefined ? describeStorage(target) : storage.writer.call('describe', undefined),
  };
}
