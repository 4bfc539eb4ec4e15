import { createPortal } from 'react-dom';
import { Check, LoaderCircle, TriangleAlert, X } from 'lucide-react';

import { formatBytes } from '../../format/bytes.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { ShareState } from './use-download.ts';

export interface ShareNoticeProps {
  readonly state: ShareState;
  readonly onDismiss: () => void;
}

/** Says in a corner what became of it. */
export function ShareNotice({ state, onDismiss }: ShareNoticeProps) {
  if (state.kind === 'idle') return null;
  const isFailed = state.kind === 'failed';
  return createPortal(
    <div
      role={isFailed ? 'alert' : 'status'}
      className="fixed right-4 bottom-4 z-50 flex max-w-[min(28rem,calc(100vw-2rem))] items-center gap-2 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3 shadow-float"
    >
      {state.kind === 'busy' ? (
        <LoaderCircle size={15} className="shrink-0 animate-spin text-ink-faint" aria-hidden />
      ) : isFailed ? (
        <TriangleAlert size={15} className="shrink-0 text-error" aria-hidden />
      ) : (
        <Check size={15} className="shrink-0 text-ok" aria-hidden />
      )}
      <span className="wrap-any min-w-0">{toWords(state)}</span>
      <IconButton label={state.kind === 'busy' ? 'Cancel' : 'Close'} className="shrink-0" onClick={onDismiss}>
        <X size={14} />
      </IconButton>
    </div>,
    document.body,
  );
}

function toWords(state: Exclude<ShareState, { readonly kind: 'idle' }>): string {
  switch (state.kind) {
    case 'busy':
      return `Saving … ${state.receivedBytes === 0 ? '' : formatBytes(state.receivedBytes)}`;
    case 'saved':
      return `Saved ${state.file.name}, ${formatBytes(state.file.sizeBytes)}`;
    case 'said':
    case 'failed':
      return state.text;
    default:
      return state satisfies never;
  }
}
