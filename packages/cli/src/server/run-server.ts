import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { reportError } from '../report-error.ts';
import { readVersion } from '../version.ts';
import { formatBanner } from './banner.ts';
import { findWebRoot } from './find-web-root.ts';
import { listIgnoredNotes } from './list-ignored-notes.ts';
import { parseServerSettings } from './server-settings.ts';
import { createStopSignal } from './stop-signal.ts';
import { toStartError } from './to-start-error.ts';

/** Starts the server, says where it is, and returns when it was asked to stop and everything that arrived is kept. */
export async function runServer(flags: Flags, context: CommandContext): Promise<void> {
  const { terminal, environment } = context;
  const settings = parseServerSettings({ flags, environment });
  for (const note of listIgnoredNotes({ flags, environment })) terminal.talk(note);

  const stop = createStopSignal(terminal);
  const { startServer } = await import('@gander/server/start-server');
  const server = await startServer({
    ...settings,
    version: readVersion(),
    webRoot: findWebRoot(),
    log: (line) => terminal.talk(line),
    // A server that has lost a thread keeps nothing: whoever supervises it must see it end.
    onFatal: (error) => process.exit(reportError(error, context)),
  }).catch((error: unknown) => {
    stop.close();
    throw toStartError(error);
  });
  const lines = formatBanner({ url: server.url, host: settings.host, store: await server.describe() });
  for (const line of lines) terminal.talk(line);

  await stop.requested;
  await server.close();
  stop.close();
}
