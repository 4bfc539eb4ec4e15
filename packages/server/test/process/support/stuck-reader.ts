import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { onTestFinished } from 'vitest';

import type { GanderProcess } from './gander-process.ts';

/** A live-stream reader that takes the first bytes of the answer and then nothing any more, without hanging up. */
export async function openStuckReader(server: GanderProcess, experimentId: string): Promise<void> {
  const { hostname, port } = new URL(server.baseUrl);
  const socket: Socket = connect({ host: hostname, port: Number(port) });
  onTestFinished(() => {
    socket.destroy();
  });
  // The server may cut off a reader that does not read; that is its right.
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    `GET /api/gander/v1/live?experimentId=${experimentId} HTTP/1.1\r\nhost: ${hostname}:${port}\r\naccept: text/event-stream\r\n\r\n`,
  );
  const [head] = (await once(socket, 'data')) as [Buffer];
  if (!head.toString('latin1').startsWith('HTTP/1.1 200'))
    throw new Error(`No live stream: ${head.toString('latin1')}`);
  socket.pause();
}
