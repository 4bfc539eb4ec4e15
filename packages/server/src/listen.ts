import type { Server } from 'node:http';

import { AppError } from '@gander/core/errors';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Binds the server. Throws `failed_precondition` with a sentence when the address cannot be had. */
export function listen(server: Server, { host, port }: Address): Promise<Address> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toListenError(error, { host, port })));
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ host, port: address !== null && typeof address === 'object' ? address.port : port });
    });
  });
}

function toListenError(error: NodeJS.ErrnoException, { host, port }: Address): Error {
  const details = { reason: error.code };
  if (error.code === 'EADDRINUSE') {
    return new AppError(
      'failed_precondition',
      `Port ${port} is in use. Stop the program that uses it, or choose another port with --port.`,
      details,
    );
  }
  if (error.code === 'EACCES') {
    return new AppError(
      'failed_precondition',
      `Port ${port} needs more rights. Choose one above 1023 with --port.`,
      details,
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new AppError(
      'failed_precondition',
      `${host} is not an address of this machine. Choose one with --host.`,
      details,
    );
  }
  return error;
}
