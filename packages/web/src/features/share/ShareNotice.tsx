import { Check, LoaderCircle, TriangleAlert } from 'lucide-react';

import { formatBytes } from '../../format/bytes.ts';
import { ToastFrame } from '../../ui/ToastFrame.tsx';
import type { ShareState } from './use-download.ts';

export interface ShareNoticeProps {
  readonly state: ShareState;
  readonly onDismiss: () => void;
}

/** Says what became of it. */
export function ShareNotice({ state, onDismiss }: ShareNoticeProps) {
  if (state.kind === 'idle') return null;
  const isFailed = state.kind === 'failed';
  return (
    <ToastFrame isAlert={isFailed} closeLabel={state.kind === 'busy' ? 'Cancel' : 'Close'} onClose={onDismiss}>
      {state.kind === 'busy' ? (
        <LoaderCircle size={15} className="shrink-0 animate-spin text-ink-faint" aria-hidden />
      ) : isFailed ? (
        <TriangleAlert size={15} className="shrink-0 text-error" aria-hidden />
      ) : (
        <Check size={15} className="shrink-0 text-ok" aria-hidden />
      )}
      <span className="wrap-any min-w-0">{toWords(state)}</span>
    </ToastFrame>
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
