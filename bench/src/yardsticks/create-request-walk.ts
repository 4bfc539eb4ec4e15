import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';

/** About what an index row needs of the two conventions in the corpus. */
const WANTED = [
  'gen_ai.operation.name',
  'gen_ai.provider.name',
  'gen_ai.system',
  'gen_ai.request.model',
  'gen_ai.response.model',
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.output_tokens',
  'gen_ai.conversation.id',
  'ai.operationId',
  'ai.model.id',
  'ai.usage.promptTokens',
  'session.id',
  'user.id',
] as const;

/**
 * Walks requests with Gander's lazy reader and takes ids, times, status and thirteen attributes of each span.
 * @returns a function that answers how many spans it read
 */
export function createRequestWalk(): (body: Uint8Array) => number {
  const keys = createKeyTable(WANTED);
  return (body) => {
    let spans = 0;
    let found = 0;
    readTraceRequest(body, {
      keys,
      onSpan: (span) => {
        if (span.traceId !== '' && span.spanId !== '' && span.endUnixNano >= span.startUnixNano) spans += 1;
        for (const key of WANTED) if (span.attributes.get(key) !== undefined) found += 1;
      },
      onRejectedSpan: (reason) => {
        throw new Error(`The corpus holds a broken span: ${reason}`);
      },
    });
    return found > 0 ? spans : 0;
  };
}
