import { diag } from '@opentelemetry/api';

import { getRegistry } from '../registry/sdk-registry.ts';

/** Says a sentence to the logger given to `init`, or to the console. Never content, never credentials. */
export function report(message: string): void {
  const text = `[gander] ${message}`;
  try {
    const { logger } = getRegistry();
    // oxlint-disable-next-line no-console -- the SDK's voice; a program that wants silence gives `init` a logger
    if (logger === undefined) console.warn(text);
    else logger.warn(text);
  } catch {
    // A logger that throws must not harm the program.
  }
}

/** Says a sentence the first time its key is seen in this process. */
export function reportOnce(key: string, message: string): void {
  const { reported } = getRegistry();
  if (reported.has(key)) return;
  reported.add(key);
  report(message);
}

/** For whoever debugs the SDK: to the logger's `debug` and to OpenTelemetry's diagnostics. */
export function reportDebug(message: string): void {
  const text = `[gander] ${message}`;
  try {
    getRegistry().logger?.debug?.(text);
    diag.debug(text);
  } catch {
    // As above.
  }
}
