import { spawnSync } from 'node:child_process';
import { existsSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

import type { GanderProcess } from './gander-process.ts';

/**
 * A file system of a few megabytes, mounted in a namespace that only the wrapped process sees: needs no root where user
 * namespaces are allowed, and leaves nothing to clean up.
 */
export interface SmallDisk {
  /** Runs the rest of its arguments with the disk mounted on `mountPoint`. */
  readonly wrapper: readonly string[];
  /** Takes most of the disk's space away, as another program's files would. */
  readonly ballastPath: string;
}

export interface SmallDiskOptions {
  /** An existing, empty folder. */
  readonly mountPoint: string;
  readonly sizeMb: number;
  readonly ballastMb: number;
}

const BALLAST = 'ballast';

export function createSmallDisk({ mountPoint, sizeMb, ballastMb }: SmallDiskOptions): SmallDisk {
  const script = [
    `mount -t tmpfs -o size=${sizeMb}m tmpfs "$0"`,
    `dd if=/dev/zero of="$0/${BALLAST}" bs=1M count=${ballastMb} status=none`,
    'exec "$@"',
  ].join(' && ');
  return {
    wrapper: ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', script, mountPoint],
    ballastPath: join(mountPoint, BALLAST),
  };
}

/** Why there can be no small disk here; `undefined` when there can. */
export function whyNoSmallDisk(mountPoint: string): string | undefined {
  const { wrapper } = createSmallDisk({ mountPoint, sizeMb: 1, ballastMb: 0 });
  const [command = '', ...args] = wrapper;
  const probe = spawnSync(command, [...args, 'true'], { encoding: 'utf8' });
  if (probe.status === 0) return undefined;
  return `cannot mount a small file system in a user namespace: ${probe.error?.message ?? probe.stderr.trim()}`;
}

/** Frees the ballast, seen through the eyes of the server. */
export function freeBallast(server: GanderProcess, disk: SmallDisk): void {
  const path = `/proc/${server.pid}/root${disk.ballastPath}`;
  if (!existsSync(path)) throw new Error(`There is no ballast at ${path}`);
  unlinkSync(path);
}
