import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';

import { hasFiles } from './has-files.ts';
import { IMPORT_REQUESTED } from './request-import.ts';

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog.tsx')).ImportDialog }));

interface Import {
  readonly id: number;
  /** Of the page on which it began: the reader may go elsewhere meanwhile. */
  readonly experimentId: string;
  readonly files: readonly File[];
}

/** Where files go that are dropped on a page of no experiment: MLflow's clients send there, too, when they are told nothing. */
const DEFAULT_EXPERIMENT_ID = '0';

/**
 * Files that are dropped anywhere on any page are imported into its experiment, and those that are chosen by a button. A page
 * without this would be left for the file.
 */
export function ImportZone() {
  const { experimentId } = useParams({ strict: false });
  const [isOver, setIsOver] = useState(false);
  const [running, setRunning] = useState<Import>();
  const nextId = useRef(1);

  const start = useEffectEvent((list: Iterable<File>) => {
    const files = [...list];
    if (files.length === 0) return;
    setRunning({ id: nextId.current++, experimentId: experimentId ?? DEFAULT_EXPERIMENT_ID, files });
  });
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this the browser would leave the page for the file.
      event.preventDefault();
      setIsOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      start(event.dataTransfer?.files ?? []);
    };
    const onRequest = (event: Event) => {
      start((event as CustomEvent<readonly File[]>).detail);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    window.addEventListener(IMPORT_REQUESTED, onRequest);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener(IMPORT_REQUESTED, onRequest);
    };
  }, []);

  return (
    <>
      {isOver && (
        <div className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-2xl border-2 border-dashed border-accent bg-canvas/85">
          <div className="flex flex-col items-center gap-1 text-center">
            <p className="text-base font-semibold">
              Drop to import into {experimentId === undefined ? 'the experiment Default' : 'this experiment'}
            </p>
            <p className="text-ink-soft">OTLP as JSON, JSON Lines or protobuf, a saved .html, MLflow's traces.json</p>
          </div>
        </div>
      )}
      {running !== undefined && (
        <Suspense>
          <ImportDialog
            key={running.id}
            files={running.files}
            experimentId={running.experimentId}
            onClose={() => {
              setRunning(undefined);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
