import type { RequestPool } from '../corpus/request-pool.ts';

/** What one load process does. Crosses a process boundary: plain data. */
export interface LoadJob {
  readonly port: number;
  readonly pool: RequestPool;
  readonly connections: number;
  /** Requests `first` to `first + count - 1` of the pool. */
  readonly first: number;
  readonly count: number;
  /** Open loop: requests start on a clock, whatever the server does. Absent: closed loop, as fast as answers come. */
  readonly requestsPerSecond?: number;
}

export interface LoadResult {
  readonly elapsedMs: number;
  readonly ackedRequests: number;
  readonly refusedRequests: number;
  /** Uncompressed bytes of the acknowledged requests. */
  readonly rawBytes: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export type LoadMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly result: LoadResult }
  | { readonly type: 'failed'; readonly reason: string };
