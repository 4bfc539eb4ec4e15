import type { SpanId } from '../ids.ts';
import type { SpanRecord } from '../span-record.ts';

/** A record of a span that ended well and says nothing else. `parent` and `id` need not be hex. */
export function createSpanRecord(
  id: string,
  fields: Partial<Omit<SpanRecord, 'spanId' | 'parentSpanId'>> & { readonly parent?: string } = {},
): SpanRecord {
  const { parent, ...rest } = fields;
  return {
    spanId: id as SpanId,
    parentSpanId: parent === undefined ? null : (parent as SpanId),
    name: id,
    kind: 1,
    type: 'UNKNOWN',
    status: 'UNSET',
    startUnixNano: 100n,
    endUnixNano: 200n,
    serviceName: null,
    model: null,
    provider: null,
    toolName: null,
    usage: {},
    costUsd: null,
    responseId: null,
    sessionId: null,
    userId: null,
    ...rest,
  };
}
