import type { CommandContext } from '../command-context.ts';
import { parseArtifactSettings } from '../server/parse-artifact-settings.ts';
import { readVersion } from '../version.ts';
import type { TargetAddress } from './target-address.ts';
import type { Target } from './target.ts';
import { toTrackingHeaders } from './tracking-headers.ts';

/**
 * Opens a server by its URL, or a database by serving it to this process alone: on loopback, on a port nobody knows,
 * until the target is closed. So what a command does to a database is what the server would have done.
 */
export async function openTarget(address: TargetAddress, context: CommandContext): Promise<Target> {
  const { createGanderClient } = await import('@gander/api/gander/client');
  const { createMlflowClient } = await import('@gander/api/mlflow/mlflow-client');
  if (address.kind === 'server') {
    const headers = toTrackingHeaders(context.environment);
    const options = { baseUrl: address.url, headers };
    return {
      address,
      ...options,
      client: createGanderClient(options),
      mlflow: createMlflowClient(options),
      close: async () => {},
    };
  }
  const { startServer } = await import('@gander/server/start-server');
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    storeUri: address.storeUri,
    version: readVersion(),
    ...parseArtifactSettings({ flags: {}, environment: context.environment }),
    serveArtifacts: true,
    log: (line) => context.terminal.talk(line),
  });
  const options = { baseUrl: server.url, headers: {} };
  return {
    address,
    ...options,
    client: createGanderClient(options),
    mlflow: createMlflowClient(options),
    close: async () => server.close(),
  };
}
