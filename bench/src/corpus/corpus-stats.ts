import { constants, gzipSync, zstdCompressSync } from 'node:zlib';

import type { BenchSpan } from './bench-span.ts';

export interface CorpusStats {
  readonly bytesPerSpan: number;
  readonly attributesPerSpan: number;
  readonly spansPerTrace: number;
  readonly gzipRatio: number;
  readonly zstdRatio: number;
}

const SAMPLED_REQUESTS = 20;

/** How realistic the corpus is, in figures: printed with every run so that a changed corpus cannot go unnoticed. */
export function measureCorpus(spans: readonly BenchSpan[], requests: readonly Uint8Array[]): CorpusStats {
  const sample = requests.slice(0, SAMPLED_REQUESTS);
  const rawBytes = totalBytes(sample);
  const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
  return {
    bytesPerSpan: totalBytes(requests) / spans.length,
    attributesPerSpan: spans.reduce((sum, span) => sum + Object.keys(span.attributes).length, 0) / spans.length,
    spansPerTrace: spans.length / new Set(spans.map((span) => span.traceId)).size,
    gzipRatio: rawBytes / totalBytes(sample.map((request) => gzipSync(request))),
    zstdRatio: rawBytes / totalBytes(sample.map((request) => zstdCompressSync(request, level))),
  };
}

const totalBytes = (buffers: readonly Uint8Array[]): number => buffers.reduce((sum, bytes) => sum + bytes.length, 0);
