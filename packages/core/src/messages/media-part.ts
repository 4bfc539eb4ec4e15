import type { JsonObject, JsonValue } from '../json-value.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { findField, findObject, findText } from '../json/json-fields.ts';
import type { MessagePart } from '../message.ts';
import { toEncodedBytes } from './encoded-bytes.ts';

type MediaPart = Extract<MessagePart, { type: 'image' | 'audio' | 'video' | 'document' | 'file' }>;
type MediaType = MediaPart['type'];

const MEDIA_TYPE_KEYS = ['mime_type', 'mimeType', 'media_type', 'mediaType', 'contentType'] as const;
const NAME_OF_MODALITY: Readonly<Record<string, MediaType>> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  document: 'document',
};

/**
 * An image, recording, film or file, wherever the provider put its bytes or address: flat fields, a nested `source`,
 * `image_url`, `file` … object, or a `data:` URI. `assumed` is what the part's own type says it is.
 */
export function toMediaPart(part: JsonObject, assumed: MediaType): MediaPart {
  const nested = findObject(part, ...NESTED_KEYS);
  // OpenAI nests `{image_url: {url}}` where others write `{image_url: 'https://…'}`.
  const holder = nested === undefined ? part : { ...part, ...nested };
  const location = readLocation(holder);
  const mediaType = location.mediaType ?? findText(holder, ...MEDIA_TYPE_KEYS) ?? toMediaTypeOfFormat(holder, assumed);
  return pickDefined({
    type: toMediaKind(mediaType, findText(holder, 'modality'), assumed),
    url: location.url,
    data: location.data,
    mediaType,
    fileId: findText(holder, 'file_id', 'fileId') ?? location.fileId,
    transcript: findText(holder, 'transcript'),
  });
}

/** Objects that some providers wrap the bytes or the address in. */
const NESTED_KEYS = [
  'source',
  'image_url',
  'input_audio',
  'file',
  'image',
  'audio',
  'video',
  'document',
  'inlineData',
  'inline_data',
  'fileData',
  'file_data',
] as const;

const URL_KEYS = ['url', 'uri', 'image_url', 'file_url', 'audio_url', 'video_url', 'fileUri', 'file_uri'] as const;
const DATA_KEYS = ['data', 'content', 'image', 'file_data', 'audio', 'base64', 'bytes', 'file'] as const;

/** What the Langfuse SDKs put in place of bytes that they upload. */
const LANGFUSE_MEDIA = /^@@@langfuseMedia:type=([^|@]{1,100})\|id=([^|@]{1,200})\|source=[^|@]{1,40}@@@$/;

interface Location {
  readonly url?: string;
  readonly data?: string;
  readonly mediaType?: string;
  readonly fileId?: string;
}

function readLocation(holder: JsonObject): Location {
  const url = findText(holder, ...URL_KEYS);
  if (url !== undefined) return toLocation(url, true);
  const data = findText(holder, ...DATA_KEYS);
  if (data !== undefined) return toLocation(data, false);
  const bytes = findObject(holder, ...DATA_KEYS);
  const encoded = bytes === undefined ? undefined : toEncodedBytes(bytes);
  if (encoded !== undefined) return { data: encoded };
  const nestedBytes = findObject(holder, 'source');
  return nestedBytes === undefined ? {} : readLocation(omitSource(nestedBytes));
}

function omitSource(holder: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(holder).filter(([key]) => key !== 'source'));
}

function toLocation(text: string, isUrl: boolean): Location {
  const stored = LANGFUSE_MEDIA.exec(text);
  if (stored !== null) return pickDefined({ fileId: stored[2], mediaType: stored[1] });
  const dataUri = parseDataUri(text);
  if (dataUri !== undefined) return dataUri;
  if (isUrl || /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(text)) return { url: text };
  return { data: text };
}

/** Splits `data:image/png;base64,iVBOR…`. Looks at the head only: the payload may be megabytes. */
function parseDataUri(text: string): Location | undefined {
  if (!text.startsWith('data:')) return undefined;
  const comma = text.indexOf(',');
  if (comma === -1) return undefined;
  const mediaType = text.slice('data:'.length, comma).split(';')[0];
  return pickDefined({ data: text.slice(comma + 1), mediaType: mediaType === '' ? undefined : mediaType });
}

function toMediaKind(mediaType: string | undefined, modality: string | undefined, assumed: MediaType): MediaType {
  if (modality !== undefined) {
    const named = Object.hasOwn(NAME_OF_MODALITY, modality) ? NAME_OF_MODALITY[modality] : undefined;
    if (named !== undefined) return named;
  }
  // A declared image stays one whatever its media type says; a mere "file" is told by its media type.
  if (assumed !== 'file' || mediaType === undefined) return assumed;
  const family = mediaType.split('/')[0];
  if (family === 'image' || family === 'audio' || family === 'video') return family;
  return family === 'application' || family === 'text' ? 'document' : 'file';
}

/** OpenAI `input_audio.format: 'wav'`, Bedrock `image.format: 'png'`. */
function toMediaTypeOfFormat(holder: JsonObject, assumed: MediaType): string | undefined {
  const format: JsonValue | undefined = findField(holder, 'format');
  if (typeof format !== 'string' || !/^[a-z0-9.+-]{2,10}$/i.test(format)) return undefined;
  if (assumed === 'document') return format === 'pdf' ? 'application/pdf' : undefined;
  return assumed === 'image' || assumed === 'audio' || assumed === 'video' ? `${assumed}/${format}` : undefined;
}
