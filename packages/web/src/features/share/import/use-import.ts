import { useEffect, useEffectEvent, useState } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { toFailure } from '../../../app/to-failure.ts';
import { readImportFile } from './read-import-file.ts';
import { type ImportOutcome, runImport } from './run-import.ts';

export type FileState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'sending'; readonly format: string; readonly sentBytes: number; readonly totalBytes: number }
  | { readonly kind: 'done'; readonly format: string; readonly outcome: ImportOutcome }
  | { readonly kind: 'failed'; readonly message: string };

export interface ImportedFile {
  readonly file: File;
  readonly state: FileState;
}

/**
 * Imports files one after the other, from the moment it is mounted, into the experiment of that moment; only leaving stops
 * what has not been sent.
 */
export function useImport(files: readonly File[], experimentId: string) {
  const { client, loadMlflow } = useGander();
  const [states, setStates] = useState<readonly FileState[]>(() => files.map(() => ({ kind: 'waiting' })));
  const importAll = useEffectEvent(async (signal: AbortSignal) => {
    const set = (index: number, state: FileState) => {
      if (!signal.aborted) setStates((all) => all.map((known, place) => (place === index ? state : known)));
    };
    for (const [index, file] of files.entries()) {
      if (signal.aborted) return;
      set(index, { kind: 'reading' });
      try {
        const plan = await readImportFile(file);
        const { format } = plan;
        const outcome = await runImport({
          plan,
          experimentId,
          client,
          loadMlflow,
          signal,
          onProgress: (progress) => set(index, { kind: 'sending', format, ...progress }),
        });
        set(index, { kind: 'done', format, outcome });
      } catch (error) {
        set(index, { kind: 'failed', message: toFailure(error).message });
      }
    }
  });
  useEffect(() => {
    const controller = new AbortController();
    // A turn later: what is mounted twice to be tested imports once.
    const timer = setTimeout(() => void importAll(controller.signal), 0);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, []);

  const imported = files.map((file, index): ImportedFile => ({ file, state: states[index] ?? { kind: 'waiting' } }));
  return { imported, isDone: states.every(({ kind }) => kind === 'done' || kind === 'failed') } as const;
}
