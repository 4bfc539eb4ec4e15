import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whether an address is one of files on this machine: `file:` or a bare path. */
export function isLocalSource(source: string): boolean {
  return /^file:/i.test(source) || !/^[a-z][a-z0-9+.-]+:/i.test(source);
}

/** Whether both are local and the first is the second or below it. */
export function isWithinLocalFolder(source: string, folder: string): boolean {
  const path = toPath(source);
  const root = toPath(folder);
  return path !== undefined && root !== undefined && (path === root || path.startsWith(root + sep));
}

/** `undefined` for what is not local, or is no proper address. */
function toPath(source: string): string | undefined {
  if (!isLocalSource(source) || source.includes('\0')) return undefined;
  if (!/^file:/i.test(source)) return resolve(source);
  try {
    return resolve(fileURLToPath(source));
  } catch {
    return undefined;
  }
}
