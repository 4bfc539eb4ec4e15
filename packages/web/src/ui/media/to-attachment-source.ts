import { toFileName, toSafeMediaType } from './media-kind.ts';
import type { MediaSource } from './media-source.ts';

const SCHEME = 'mlflow-attachment://';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_CHARS = 1000;

/**
 * A file that MLflow's SDK uploaded beside the trace: `mlflow-attachment://<uuid>?content_type=image%2Fpng&trace_id=tr-…`
 * in the place of its bytes. `undefined` for any other text.
 */
export function toAttachmentSource(text: string): MediaSource | undefined {
  if (text.length > MAX_CHARS || !text.startsWith(SCHEME)) return undefined;
  const [id = '', query = ''] = text.slice(SCHEME.length).split('?', 2);
  const parameters = new URLSearchParams(query);
  const traceId = parameters.get('trace_id');
  if (!UUID.test(id) || traceId === null) return undefined;
  const mediaType = parameters.get('content_type') ?? 'application/octet-stream';
  return {
    mediaType,
    sizeBytes: undefined,
    fileName: toFileName(id.slice(0, 8), mediaType),
    async load() {
      const address = new URLSearchParams({ request_id: traceId, path: id });
      const response = await fetch(`/ajax-api/3.0/mlflow/get-trace-artifact?${address}`);
      if (!response.ok) throw new Error('The attachment is not on this server.');
      return new Blob([await response.arrayBuffer()], { type: toSafeMediaType(mediaType) });
    },
  };
}
