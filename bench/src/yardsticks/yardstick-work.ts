import { join } from 'node:path';
import { constants, gunzipSync, zstdCompressSync } from 'node:zlib';

import { createRequestWalk } from './create-request-walk.ts';
import { createBlobWriter } from './blob-writer.ts';
import type { YardstickJob, YardstickName } from './yardstick.ts';
import { loadTraceRequestType } from '../load-trace-request-type.ts';

/** Does the work of one request; returns a number that depends on it, so that nothing can be optimised away. */
export type YardstickWork = (body: Buffer) => number;

/** One entry per yardstick: what is set up once, and what is done per request. */
const YARDSTICKS = {
  'protobufjs-decode': () => {
    const requestType = loadTraceRequestType();
    return (body) => Object.keys(requestType.decode(body)).length;
  },
  'gander-decode': () => createRequestWalk(),
  gunzip: () => (body) => {
    // The last four bytes of a gzip stream are the length of what comes out: one buffer of exactly that size.
    const inflatedLength = body.readUInt32LE(body.length - 4);
    return gunzipSync(body, { chunkSize: Math.max(64, inflatedLength) }).length;
  },
  zstd: () => {
    const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
    return (body) => zstdCompressSync(body, options).length;
  },
  'sqlite-blob-per-span': (folder) => createBlobWriter(join(folder, 'span.db'), 'span'),
  'sqlite-blob-per-trace': (folder) => createBlobWriter(join(folder, 'trace.db'), 'trace'),
} as const satisfies Record<YardstickName, (folder: string) => YardstickWork>;

export function prepareYardstick(job: YardstickJob): YardstickWork {
  return YARDSTICKS[job.name](job.folder);
}
