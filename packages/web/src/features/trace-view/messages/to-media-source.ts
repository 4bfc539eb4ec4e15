import { isWebUrl } from '../../../ui/is-web-url.ts';

export interface MediaBody {
  readonly type: 'image' | 'audio' | 'video' | 'document' | 'file';
  readonly url?: string | undefined;
  readonly data?: string | undefined;
  readonly mediaType?: string | undefined;
}

/**
 * Where a picture or recording can be shown from. `inline`: its bytes came with the span. `remote`: an address that is
 * only linked, because loading it would tell a stranger who reads this trace. `none`: neither.
 */
export type MediaSource =
  | { readonly kind: 'inline'; readonly url: string; readonly mediaType: string; readonly base64Chars: number }
  | { readonly kind: 'remote'; readonly url: string }
  | { readonly kind: 'none' };

const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]+$/;

export function toMediaSource({ url, data, mediaType }: MediaBody): MediaSource {
  if (data !== undefined && data.startsWith('data:')) return toInline(data);
  if (data !== undefined && data !== '') {
    const known = mediaType?.toLowerCase() ?? '';
    if (!MEDIA_TYPE.test(known)) return { kind: 'none' };
    return { kind: 'inline', url: `data:${known};base64,${data}`, mediaType: known, base64Chars: data.length };
  }
  if (url?.startsWith('data:') === true) return toInline(url);
  return url !== undefined && isWebUrl(url) ? { kind: 'remote', url } : { kind: 'none' };
}

function toInline(dataUrl: string): MediaSource {
  const comma = dataUrl.indexOf(',');
  const mediaType = /^data:([a-z]+\/[a-z0-9.+-]+)/i.exec(dataUrl.slice(0, comma))?.[1]?.toLowerCase();
  if (comma === -1 || mediaType === undefined) return { kind: 'none' };
  return { kind: 'inline', url: dataUrl, mediaType, base64Chars: dataUrl.length - comma - 1 };
}
