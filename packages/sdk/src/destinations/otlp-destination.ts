import type { Destination, ExportOutcome } from '../export/destination.ts';
import { type HttpSender, toExportOutcome } from '../export/http-sender.ts';
import { encodeOtlpBody } from '../export/otlp-body.ts';
import type { OtlpHttpProtocol } from '../export/otlp-protocol.ts';

export interface OtlpDestinationOptions {
  readonly name: string;
  /** The whole address, `/v1/traces` included. */
  readonly url: string;
  readonly protocol: OtlpHttpProtocol;
  readonly sender: HttpSender;
}

/** Any OTLP/HTTP collector. */
export function createOtlpDestination({ name, url, protocol, sender }: OtlpDestinationOptions): Destination {
  return {
    name,
    acceptsOpenSpans: false,
    async export(batch) {
      const { body, contentType } = encodeOtlpBody(batch, protocol, 'text');
      const response = await sender.send({ method: 'POST', url, body, contentType, allowGzip: true });
      return toOtlpOutcome(response, name);
    },
  };
}

/** As any HTTP outcome, with OTLP's partial success as a warning: what was refused will be refused again. */
export function toOtlpOutcome(response: Parameters<typeof toExportOutcome>[0], name: string): ExportOutcome {
  const outcome = toExportOutcome(response, Date.now());
  if (outcome.kind !== 'done') return outcome;
  const rejected = readRejectedSpans(response.headers.get('content-type') ?? '', response.text);
  if (rejected === 0) return outcome;
  return { kind: 'done', warning: `${name} refused ${rejected} spans of a batch. Its log says why.` };
}

function readRejectedSpans(contentType: string, text: string): number {
  if (contentType.includes('json')) {
    try {
      const body = JSON.parse(text) as { partialSuccess?: { rejectedSpans?: string | number } } | null;
      return Number(body?.partialSuccess?.rejectedSpans ?? 0) || 0;
    } catch {
      return 0;
    }
  }
  // Protobuf: partial_success (field 1, a message) with rejected_spans (field 1, a varint) first.
  // Bytes below 0x80 are themselves in UTF-8, and small counts are all this needs to tell.
  const isPartial = text.charCodeAt(0) === 0x0a && text.charCodeAt(2) === 0x08;
  const count = text.charCodeAt(3);
  return isPartial ? (count < 0x80 ? count : 128) : 0;
}
