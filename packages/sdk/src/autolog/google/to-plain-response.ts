import { isRecord } from '../json/read-field.ts';

/** An answer without the transport that the SDK attaches to it: its headers are nobody's business. */
export function toPlainResponse(response: unknown): unknown {
  if (!isRecord(response)) return response;
  const { sdkHttpResponse: _, ...plain } = response;
  return plain;
}
