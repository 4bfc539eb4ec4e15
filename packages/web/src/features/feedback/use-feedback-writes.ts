import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useGander } from '../../app/gander-context.ts';
import {
  createFeedbackWrites,
  type FeedbackChange,
  type FeedbackDraft,
  type FeedbackTarget,
} from './create-feedback-writes.ts';
import type { FeedbackEntry } from './feedback-entry.ts';

/** The writes of a trace, and how they go. A failure is told in `error`. */
export function useFeedbackWrites(target: FeedbackTarget) {
  const { loadMlflow } = useGander();
  const queryClient = useQueryClient();
  const writes = createFeedbackWrites({ queryClient, loadMlflow }, target);
  // What is run is what was asked for: the options of a mutation are those of the last drawing, maybe of another trace.
  const saving = useMutation({ mutationFn: async (write: () => Promise<void>) => write() });
  const removal = useMutation({ mutationFn: async (write: () => Promise<void>) => write() });
  return {
    give(entries: readonly FeedbackEntry[], draft: FeedbackDraft, onSaved: () => void) {
      saving.mutate(async () => writes.give(entries, draft), { onSuccess: onSaved });
    },
    create(draft: FeedbackDraft) {
      saving.mutate(async () => writes.create(draft));
    },
    change(change: FeedbackChange) {
      saving.mutate(async () => writes.change(change));
    },
    remove(entry: FeedbackEntry) {
      removal.mutate(async () => writes.remove(entry));
    },
    isBusy: saving.isPending,
    error: saving.error ?? removal.error,
  } as const;
}
