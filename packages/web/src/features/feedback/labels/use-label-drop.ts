import { useMutation } from '@tanstack/react-query';

import type { Labels } from './use-labels.ts';

/** Drops a label for everybody, says so or why not, and takes it back. */
export function useLabelDrop({ drop, restore }: Pick<Labels, 'drop' | 'restore'>) {
  const dropping = useMutation({ mutationFn: drop });
  const restoring = useMutation({ mutationFn: restore, onSuccess: dropping.reset });
  return {
    drop(name: string) {
      restoring.reset();
      dropping.mutate(name);
    },
    undo: restoring.mutate,
    /** What can be taken back. */
    dropped: dropping.data,
    error: restoring.error ?? dropping.error,
    close() {
      dropping.reset();
      restoring.reset();
    },
  } as const;
}
