import { useQueryClient } from '@tanstack/react-query';

import { useLiveTraces } from '../live/use-live-traces.ts';
import { ImportButton } from '../share/import/ImportButton.tsx';
import { ListeningNote } from './ListeningNote.tsx';
import { SetUpGuides } from './SetUpGuides.tsx';

const GAP_MS = 300;

/** An experiment without traces: how to send one, and the list as soon as the first span is here. */
export function FirstTracePanel({ experimentId }: { readonly experimentId: string }) {
  const queryClient = useQueryClient();
  useLiveTraces({
    scope: { experimentId },
    gapMs: GAP_MS,
    async onEvents() {
      await queryClient.invalidateQueries({ queryKey: ['traces', experimentId] });
    },
  });
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-8">
        <div>
          <h1 className="text-lg font-semibold">Send the first trace</h1>
          <p className="mt-1 text-ink-soft">
            Anything that speaks OpenTelemetry can send here. Copy, run, and this page fills by itself.
          </p>
        </div>
        <ListeningNote />
        <SetUpGuides experimentId={experimentId} />
        <p className="flex items-center gap-1.5 text-ink-soft">
          <ImportButton />
          Or drop a file here: OTLP, a saved .html, or a traces.json of MLflow.
        </p>
      </div>
    </div>
  );
}
