import { describe, expect, it } from 'vitest';

import { encodeExportResponse, encodeStatus } from './export-response.ts';
import { decodeOfficially } from './testing/official-decoder.ts';

const decodeText = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

describe('encodeExportResponse', () => {
  it.each(['traces', 'logs', 'metrics'] as const)('leaves partial success out of a full success of %s', (signal) => {
    const success = { signal, rejected: 0, message: '' };
    expect(encodeExportResponse({ ...success, format: 'protobuf' })).toHaveLength(0);
    expect(decodeText(encodeExportResponse({ ...success, format: 'json' }))).toEqual({});
  });

  it.each([
    ['traces', 'ExportTraceServiceResponse', 'rejectedSpans'],
    ['logs', 'ExportLogsServiceResponse', 'rejectedLogRecords'],
    ['metrics', 'ExportMetricsServiceResponse', 'rejectedDataPoints'],
  ] as const)('says how many of %s were rejected and why', (signal, type, field) => {
    const response = { signal, rejected: 300, message: 'Span 3 has no trace id.' };
    const partialSuccess = { [field]: '300', errorMessage: 'Span 3 has no trace id.' };
    expect(decodeOfficially(type, encodeExportResponse({ ...response, format: 'protobuf' }))).toEqual({
      partialSuccess,
    });
    expect(decodeText(encodeExportResponse({ ...response, format: 'json' }))).toEqual({ partialSuccess });
  });

  it('carries a warning although nothing was rejected', () => {
    const warning = encodeExportResponse({ signal: 'traces', rejected: 0, message: 'Hm.', format: 'protobuf' });
    expect(decodeOfficially('ExportTraceServiceResponse', warning)).toEqual({
      partialSuccess: { errorMessage: 'Hm.' },
    });
  });
});

describe('encodeStatus', () => {
  it('writes a google.rpc.Status in either format', () => {
    const status = { code: 3, message: 'The body is not valid JSON.' };
    expect(decodeOfficially('RpcStatus', encodeStatus({ ...status, format: 'protobuf' }))).toEqual(status);
    expect(decodeText(encodeStatus({ ...status, format: 'json' }))).toEqual(status);
  });
});
