import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { CorpusKind } from './corpus/corpus.ts';
import { writeGzipPool, writeRawPool, type RawPool, type RequestPool } from './corpus/request-pool.ts';
import { chooseBuild, type GanderBuild } from './process/choose-build.ts';
import type { BenchScale } from './scale.ts';

/** What the sections share. Costly things are made when a section first asks for them. */
export interface BenchContext {
  readonly scale: BenchScale;
  readonly build: GanderBuild;
  /** On the disk under test; removed at the end. */
  readonly folder: string;
  log(line: string): void;
  rawPool(kind: CorpusKind): RawPool;
  gzipPool(kind: CorpusKind): Promise<RequestPool>;
  /** Runs `use` with an empty folder that is removed afterwards. */
  inFolder<T>(name: string, use: (folder: string) => Promise<T>): Promise<T>;
}

export function createBenchContext(options: {
  readonly scale: BenchScale;
  readonly parentFolder: string;
  log(line: string): void;
}): BenchContext {
  mkdirSync(options.parentFolder, { recursive: true });
  const folder = mkdtempSync(join(options.parentFolder, 'run-'));
  const rawPools = new Map<CorpusKind, RawPool>();
  const gzipPools = new Map<CorpusKind, Promise<RequestPool>>();
  const rawPool = (kind: CorpusKind): RawPool => {
    const pool = rawPools.get(kind) ?? writeRawPool(join(folder, `${kind}.requests`), kind, options.scale.poolRequests);
    rawPools.set(kind, pool);
    return pool;
  };
  return {
    scale: options.scale,
    build: chooseBuild(),
    folder,
    log: (line) => options.log(line),
    rawPool,
    async gzipPool(kind) {
      const pool =
        gzipPools.get(kind) ??
        writeGzipPool(join(folder, `${kind}.requests.gz`), rawPool(kind), options.scale.ingestRequests[kind]);
      gzipPools.set(kind, pool);
      return pool;
    },
    async inFolder(name, use) {
      const inner = mkdtempSync(join(folder, `${name}-`));
      try {
        return await use(inner);
      } finally {
        rmSync(inner, { recursive: true, force: true });
      }
    },
  };
}
