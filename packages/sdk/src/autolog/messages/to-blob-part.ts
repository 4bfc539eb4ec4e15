import type { GenAiPart } from './gen-ai-message.ts';

const DATA_URL = /^data:([^;,]*)(?:;[^,]*)?,(.*)$/s;

/** An address, or the bytes that a `data:` address holds. */
export function toUrlPart(url: string, modality: string): GenAiPart {
  const [, mimeType, content] = DATA_URL.exec(url) ?? [];
  return content === undefined
    ? { type: 'uri', modality, uri: url }
    : { type: 'blob', modality, mime_type: mimeType, content };
}

/** Bytes as base64. */
export function toBlobPart(content: unknown, mimeType: string | undefined, modality?: string): GenAiPart {
  return { type: 'blob', modality: modality ?? toModality(mimeType), mime_type: mimeType, content };
}

/** `image` of `image/png`; documents have no modality of their own in the conventions. */
export function toModality(mimeType: string | undefined): string {
  return mimeType?.split('/', 1)[0] ?? 'file';
}
