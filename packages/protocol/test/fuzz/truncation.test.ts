import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { decodeLogData } from '../../src/log-decoder.ts';
import { type RecordedBody, readRecordedBodies } from '../../src/testing/recorded-bodies.ts';
import { readEverything } from '../../src/testing/read-everything.ts';
import { request } from '../../src/testing/wire-bytes.ts';
import { decodeTraceData } from '../../src/trace-decoder.ts';
import { encodeTraceData } from '../../src/trace-encoder.ts';

describe('recorded bodies cut short', () => {
  // More than a million refusals: without this, most of the time goes into stack traces nobody reads.
  const { stackTraceLimit } = Error;
  beforeAll(() => {
    Error.stackTraceLimit = 0;
  });
  afterAll(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });

  it('are refused, or read where a cut leaves a request, and never fail in another way', { timeout: 600_000 }, () => {
    const bodies = readRecordedBodies();
    expect(bodies.length).toBeGreaterThan(250);
    for (const body of bodies) {
      expect(readEverything(body), body.name).toBe('read');
      let readCount = 0;
      for (let cut = 0; cut < body.bytes.length; cut += 1) {
        if (readEverything({ ...body, bytes: body.bytes.subarray(0, cut) }) === 'read') readCount += 1;
      }
      // An empty protobuf body is a request, and so is a cut between two resources; a cut elsewhere is none.
      const resourceCount = body.format === 'protobuf' ? countResources(body) : 0;
      expect(readCount, body.name).toBe(resourceCount);
    }
  });

  it('are rejected span by span when only the span is cut', { timeout: 30_000 }, () => {
    const spanBodies = readRecordedBodies({ signal: 'traces', format: 'protobuf' })
      .filter(({ name }) => name.endsWith('/001'))
      .map(({ bytes }) => toFirstSpanBody(bytes));
    expect(spanBodies.length).toBeGreaterThan(15);
    let refusedCount = 0;
    for (const spanBody of spanBodies) {
      for (let cut = 0; cut < spanBody.length; cut += 1) {
        const body = {
          name: 'cut span',
          signal: 'traces',
          format: 'protobuf',
          bytes: request(spanBody.subarray(0, cut)),
        } as const;
        // The envelope is whole, so the request is read; the getters of what was accepted are tried inside.
        expect(readEverything(body)).toBe('read');
        refusedCount += isRefused(() => decodeTraceData(body.bytes)) ? 1 : 0;
      }
    }
    expect(refusedCount).toBeGreaterThan(10_000);
  });
});

function countResources({ signal, bytes }: RecordedBody): number {
  if (signal === 'logs') return decodeLogData(bytes).resourceLogs.length;
  return signal === 'metrics' ? 1 : decodeTraceData(bytes).resourceSpans.length;
}

/** The body of the first span, as our encoder writes it. */
function toFirstSpanBody(bytes: Uint8Array): Uint8Array {
  const span = decodeTraceData(bytes).resourceSpans[0]?.scopeSpans[0]?.spans[0];
  if (span === undefined) throw new Error('Every recording starts with a span.');
  const wrap = (spans: (typeof span)[]): Uint8Array =>
    encodeTraceData({
      resourceSpans: [{ resource: undefined, scopeSpans: [{ scope: undefined, spans, schemaUrl: '' }], schemaUrl: '' }],
    });
  const whole = wrap([span]);
  for (let start = 0; start < whole.length; start += 1) {
    const body = whole.subarray(start);
    const rebuilt = request(body);
    if (rebuilt.length === whole.length && rebuilt.every((byte, index) => byte === whole[index])) return body;
  }
  throw new Error('The span is at the end of its request.');
}

function isRefused(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch {
    return true;
  }
}
