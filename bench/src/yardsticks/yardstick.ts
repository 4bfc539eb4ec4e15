import type { RequestPool } from '../corpus/request-pool.ts';

/** Work on one thread over the bytes of a pool, without a server around it. */
export type YardstickName =
  | 'protobufjs-decode'
  | 'gander-decode'
  | 'gunzip'
  | 'zstd'
  | 'sqlite-blob-per-span'
  | 'sqlite-blob-per-trace';

/** Crosses a process boundary: plain data. */
export interface YardstickJob {
  readonly name: YardstickName;
  readonly pool: RequestPool;
  /** How many requests to work through; the pool repeats. */
  readonly requestCount: number;
  /** An empty folder for those that store. */
  readonly folder: string;
}

export interface YardstickResult {
  readonly spanCount: number;
  /** User and system time of the whole process, garbage collection included. */
  readonly cpuUsPerSpan: number;
  readonly spansPerSecond: number;
}
