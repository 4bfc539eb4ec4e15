import { describe, expect, it } from 'vitest';

import { decodeTraceDataOfficially } from './testing/official-decoder.ts';
import { readRecordedBodies } from './testing/recorded-bodies.ts';
import { SAMPLE_TRACE_DATA } from './testing/sample-trace-data.ts';
import { decodeTraceData } from './trace-decoder.ts';
import { encodeTraceData } from './trace-encoder.ts';

describe('encodeTraceData', () => {
  it('writes every field so that we and the official library read it back', () => {
    const bytes = encodeTraceData(SAMPLE_TRACE_DATA);
    expect(decodeTraceData(bytes)).toEqual(SAMPLE_TRACE_DATA);
    expect(decodeTraceDataOfficially(bytes)).toEqual(SAMPLE_TRACE_DATA);
  });

  it('writes recorded requests back without loss', () => {
    for (const { name, bytes } of readRecordedBodies({ signal: 'traces', format: 'protobuf' })) {
      const data = decodeTraceData(bytes);
      expect(decodeTraceData(encodeTraceData(data)), name).toEqual(data);
    }
  });

  it('writes bodies whose length takes one to four bytes', () => {
    for (const length of [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152]) {
      const data = withSpan({
        name: 'n'.repeat(length),
        attributes: [{ key: 'k', value: { stringValue: 'é'.repeat(length) } }],
      });
      expect(decodeTraceData(encodeTraceData(data))).toEqual(data);
    }
  });

  it('writes lone surrogates as U+FFFD, as text encoders do', () => {
    const [span] =
      decodeTraceData(encodeTraceData(withSpan({ name: 'a\ud800b' }))).resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
    expect(span?.name).toBe('a\u{fffd}b');
  });

  it('takes an id that is not hex for the bug that it is', () => {
    expect(() => encodeTraceData(withSpan({ traceId: 'not hex' }))).toThrow('must be hexadecimal');
  });
});

type Span = (typeof SAMPLE_TRACE_DATA)['resourceSpans'][number]['scopeSpans'][number]['spans'][number];

function withSpan(fields: Partial<Span>): typeof SAMPLE_TRACE_DATA {
  const span = SAMPLE_TRACE_DATA.resourceSpans[0]?.scopeSpans[0]?.spans[1];
  if (span === undefined) throw new Error('The sample has a plain span.');
  const scopeSpans = [{ scope: undefined, spans: [{ ...span, ...fields }], schemaUrl: '' }];
  return { resourceSpans: [{ resource: undefined, scopeSpans, schemaUrl: '' }] };
}
