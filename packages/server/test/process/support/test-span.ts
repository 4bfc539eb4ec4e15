import { encodeTraceData } from '@gander/protocol/trace-encoder';
import type { Span } from '@gander/protocol/trace-data';

export interface TestSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  /** Payload carried as a prompt. */
  readonly text?: string;
}

const EPOCH_2026_UNIX_NANO = 1_790_000_000_000_000_000n;
const DURATION_NANO = 5_000_000n;

/** An `ExportTraceServiceRequest` with these spans, as bytes. */
export function encodeTestSpans(spans: readonly TestSpan[]): Uint8Array<ArrayBuffer> {
  return encodeTraceData({
    resourceSpans: [
      {
        resource: {
          attributes: [{ key: 'service.name', value: { stringValue: 'process-test' } }],
          droppedAttributesCount: 0,
        },
        scopeSpans: [
          {
            scope: { name: 'process-test', version: '1', attributes: [], droppedAttributesCount: 0 },
            spans: spans.map(toSpan),
            schemaUrl: '',
          },
        ],
        schemaUrl: '',
      },
    ],
  });
}

function toSpan(span: TestSpan, index: number): Span {
  const startTimeUnixNano = EPOCH_2026_UNIX_NANO + BigInt(index) * 1_000_000n;
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    traceState: '',
    parentSpanId: span.parentSpanId ?? '',
    flags: 1,
    name: 'chat gpt-4o-mini',
    kind: 3,
    startTimeUnixNano,
    endTimeUnixNano: startTimeUnixNano + DURATION_NANO,
    attributes: [
      { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
      { key: 'gen_ai.request.model', value: { stringValue: 'gpt-4o-mini' } },
      { key: 'gen_ai.usage.input_tokens', value: { intValue: 12n } },
      { key: 'gen_ai.usage.output_tokens', value: { intValue: 3n } },
      ...(span.text === undefined ? [] : [{ key: 'input.value', value: { stringValue: span.text } }]),
    ],
    droppedAttributesCount: 0,
    events: [],
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    status: { message: '', code: 0 },
  };
}
