import { useEffect, useRef, useState } from 'react';

import { downloadFile, type DownloadedFile } from './download-file.ts';

/** What is to be told about something that takes a while. */
export type ShareState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly receivedBytes: number }
  | { readonly kind: 'saved'; readonly file: DownloadedFile }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string };

const SHOWN_MS = 6000;
const IDLE: ShareState = { kind: 'idle' };

/** One download at a time, with its progress. A new one takes the place of the one before. */
export function useDownload() {
  const [state, setState] = useState<ShareState>(IDLE);
  const running = useRef<AbortController>(undefined);

  useEffect(() => {
    if (state.kind !== 'saved' && state.kind !== 'said') return undefined;
    const timer = setTimeout(() => {
      setState(IDLE);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [state]);

  const run = async (file: { readonly url: string; readonly name: string }) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setState({ kind: 'busy', receivedBytes: 0 });
    try {
      const saved = await downloadFile({
        ...file,
        signal,
        onProgress({ receivedBytes }) {
          if (!signal.aborted) setState({ kind: 'busy', receivedBytes });
        },
      });
      setState({ kind: 'saved', file: saved });
    } catch (error) {
      if (signal.aborted) return;
      setState({ kind: 'failed', text: error instanceof Error ? error.message : String(error) });
    }
  };

  return {
    state,
    start(file: { readonly url: string; readonly name: string }) {
      void run(file);
    },
    /** Also stops what is running. */
    dismiss() {
      running.current?.abort();
      setState(IDLE);
    },
    say(text: string, isGood: boolean) {
      setState({ kind: isGood ? 'said' : 'failed', text });
    },
  } as const;
}
