/** What a browser can do with a file: show it, play it, open it in a page of its own, or only keep it. */
export type MediaKind = 'image' | 'audio' | 'video' | 'pdf' | 'text' | 'other';

/**
 * Only types that cannot run anything are shown or opened, by a list: a page made of somebody's bytes would be a page of
 * this server. SVG and HTML can be kept.
 */
const KIND_OF_TYPE: Readonly<Record<string, MediaKind>> = {
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/jpg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'image/avif': 'image',
  'image/bmp': 'image',
  'audio/mpeg': 'audio',
  'audio/mp3': 'audio',
  'audio/mp4': 'audio',
  'audio/aac': 'audio',
  'audio/flac': 'audio',
  'audio/ogg': 'audio',
  'audio/opus': 'audio',
  'audio/wav': 'audio',
  'audio/x-wav': 'audio',
  'audio/webm': 'audio',
  'video/mp4': 'video',
  'video/webm': 'video',
  'video/ogg': 'video',
  'video/quicktime': 'video',
  'application/pdf': 'pdf',
  'text/plain': 'text',
  'text/csv': 'text',
  'text/markdown': 'text',
  'application/json': 'text',
};

/** Whether it can be shown where it stands. Some browsers, of phones mostly, show PDF in a program of its own. */
export function canPlay(kind: MediaKind): boolean {
  return kind === 'pdf' ? navigator.pdfViewerEnabled : kind === 'image' || kind === 'audio' || kind === 'video';
}

export function toMediaKind(mediaType: string): MediaKind {
  const type = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
  return Object.hasOwn(KIND_OF_TYPE, type) ? (KIND_OF_TYPE[type] ?? 'other') : 'other';
}

/** The type under which bytes may be opened: text of any sort as plain text, what may run as nothing in particular. */
export function toSafeMediaType(mediaType: string): string {
  const kind = toMediaKind(mediaType);
  if (kind === 'text') return 'text/plain;charset=utf-8';
  return kind === 'other' ? 'application/octet-stream' : (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'audio/mpeg': 'mp3',
  'audio/x-wav': 'wav',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'video/quicktime': 'mov',
  'application/octet-stream': 'bin',
  'image/svg+xml': 'svg',
};

/** `picture.png` for `image/png`. */
export function toFileName(base: string, mediaType: string): string {
  const type = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
  const subtype = /^[a-z]+\/([a-z0-9]{1,8})$/.exec(type)?.[1];
  return `${base}.${(Object.hasOwn(EXTENSIONS, type) ? EXTENSIONS[type] : subtype) ?? 'bin'}`;
}
