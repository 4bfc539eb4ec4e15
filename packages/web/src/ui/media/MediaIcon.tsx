import { AudioLines, File, FileText, Film, Image } from 'lucide-react';

import { toMediaKind } from './media-kind.ts';

const ICONS = { image: Image, audio: AudioLines, video: Film, pdf: FileText, text: FileText, other: File } as const;

export function MediaIcon({ mediaType }: { readonly mediaType: string }) {
  const Icon = ICONS[toMediaKind(mediaType)];
  return <Icon size={13} aria-hidden className="shrink-0" />;
}
