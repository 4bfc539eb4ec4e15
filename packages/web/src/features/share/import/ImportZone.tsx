import { lazy, Suspense, useEffect, useState } from 'react';

import { hasFiles } from './has-files.ts';
import { IMPORT_REQUESTED } from './request-import.ts';

const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog.tsx')).ImportDialog }));

interface Import {
  readonly id: number;
  readonly files: readonly File[];
}

/** Files that are dropped anywhere on the page are imported into the experiment, and those that are chosen by a button. */
export function ImportZone({ experimentId }: { readonly experimentId: string }) {
  const [isOver, setIsOver] = useState(false);
  const [running, setRunning] = useState<Import>();

  useEffect(() => {
    let nextId = 1;
    const start = (list: Iterable<File>) => {
      const files = [...list];
      if (files.length > 0) setRunning({ id: nextId++, files });
    };
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
            <p className="text-base font-semibold">Drop to import into this experiment</p>
            <p className="text-ink-soft">OTLP as JSON, JSON Lines or protobuf, a saved .html, MLflow's traces.json</p>
          </div>
        </div>
      )}
      {running !== undefined && (
        <Suspense>
          <ImportDialog
            key={running.id}
            files={running.files}
            experimentId={experimentId}
            onClose={() => {
              setRunning(undefined);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
