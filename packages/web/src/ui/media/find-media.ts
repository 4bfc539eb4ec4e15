/** Bytes that stand in a text. */
export interface FoundMedia {
  /** e.g. `image/png`; `application/octet-stream` where nothing tells. */
  readonly mediaType: string;
  /** Where the base64 begins in the text. */
  readonly dataStart: number;
}

/** Shorter texts are read, whatever they look like: ids, hashes, tokens. */
const MIN_CHARS = 400;
/** Nobody writes so much behind one of the long signatures without meaning it. */
const MIN_SIGNED_CHARS = 60;
const LONG_SIGNATURE_CHARS = 6;
const LOOKED_AT_CHARS = 600;

const DATA_URL = /^data:([a-z]+\/[a-z0-9.+-]{1,80})?(?:;[a-z0-9=.-]{1,80}){0,4};base64,/i;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** How files begin, in base64. */
const SIGNATURES: readonly (readonly [prefix: string, mediaType: string])[] = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['JVBERi0', 'application/pdf'],
  ['SUQz', 'audio/mpeg'],
  ['//uQ', 'audio/mpeg'],
  ['//vQ', 'audio/mpeg'],
  ['T2dnUw', 'audio/ogg'],
  ['ZkxhQw', 'audio/flac'],
  ['GkXfo', 'video/webm'],
  ['UEsDB', 'application/zip'],
  ['H4sI', 'application/gzip'],
  ['PHN2Z', 'image/svg+xml'],
  ['PGh0bW', 'text/html'],
  ['PCFET0NUWVBF', 'text/html'],
];

/**
 * Whether a text is bytes in base64, with or without `data:` before them, told by its beginning and length: what nobody
 * can read is shown as what it is. `undefined` for text.
 */
export function findMedia(start: string, totalChars = start.length): FoundMedia | undefined {
  const head = start.slice(0, LOOKED_AT_CHARS);
  const dataUrl = DATA_URL.exec(head);
  if (dataUrl !== null) return { mediaType: dataUrl[1]?.toLowerCase() ?? 'text/plain', dataStart: dataUrl[0].length };
  if (totalChars < MIN_CHARS) return isSigned(head) ? toFound(sniffMediaType(head)) : undefined;
  if (!isBase64(head)) return undefined;
  const sniffed = toFound(sniffMediaType(head));
  if (sniffed !== undefined) return sniffed;
  return isMixed(head) ? { mediaType: 'application/octet-stream', dataStart: 0 } : undefined;
}

function isSigned(head: string): boolean {
  if (head.length < MIN_SIGNED_CHARS || !isBase64(head)) return false;
  return SIGNATURES.some(([prefix]) => prefix.length >= LONG_SIGNATURE_CHARS && head.startsWith(prefix));
}

function toFound(mediaType: string | undefined): FoundMedia | undefined {
  return mediaType === undefined ? undefined : { mediaType, dataStart: 0 };
}

/** The type of a file from how it begins in base64. */
export function sniffMediaType(base64: string): string | undefined {
  const known = SIGNATURES.find(([prefix]) => base64.startsWith(prefix));
  if (known !== undefined) return known[1];
  // RIFF, then what is in it: the type stands at byte 8.
  if (base64.startsWith('UklGR')) {
    const format = decodeStart(base64).slice(8, 12);
    return { WEBP: 'image/webp', WAVE: 'audio/wav' }[format];
  }
  return decodeStart(base64).slice(4, 8) === 'ftyp' ? 'video/mp4' : undefined;
}

function decodeStart(base64: string): string {
  try {
    return atob(base64.slice(0, 16));
  } catch {
    return '';
  }
}

function isBase64(head: string): boolean {
  return BASE64.test(head.replaceAll(/\r?\n/g, ''));
}

/** Base64 has letters of both cases and digits, many of each kind; words, hexadecimal digits and `AAAA…` have not. */
function isMixed(head: string): boolean {
  const digits = head.replaceAll(/\D/g, '').length;
  const capitals = head.replaceAll(/[^A-Z]/g, '').length;
  const smalls = head.replaceAll(/[^a-z]/g, '').length;
  const least = head.length / 20;
  return digits > 0 && capitals > least && smalls > least && new Set(head).size > MIN_DISTINCT;
}

const MIN_DISTINCT = 20;
