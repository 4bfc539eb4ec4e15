import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the built UI; undefined when it is not installed or not built, and the server says so on its page. */
export function findWebRoot(): string | undefined {
  try {
    const folder = fileURLToPath(new URL('dist/', import.meta.resolve('@gander/web/package.json')));
    return existsSync(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}
