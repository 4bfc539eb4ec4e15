import type { ReactNode } from 'react';

import { Notice } from '../../../ui/Notice.tsx';

/** Stands where a file would be shown if it could be. */
export function NoPreview({ children }: { readonly children?: ReactNode }) {
  return <Notice title="No preview">{children ?? 'Download the file to open it.'}</Notice>;
}
