import { AppError } from '@gander/core/errors';
import type { TraceId } from '@gander/core/ids';
import type { ChangedTrace } from '@gander/store/ingest-store';
import type { Store } from '@gander/store/store';

import { requireExperimentId } from '../reading/require-experiment-id.ts';
import type { WritingInput } from './writing-methods.ts';
import type { WritingOperations } from './writing-operations.ts';

export interface SelectionDeps {
  readonly store: Pick<Store, 'traceInfos'>;
  /** Tells everybody who watches. */
  readonly publish: (changed: readonly ChangedTrace[]) => void;
}

type Selection = WritingInput<'deleteTraces'>['body']['selection'];

/** Changes of many traces at once. Which ones has been read before: see `list-selected-traces.ts`. */
export function createSelectionOperations({
  store: { traceInfos },
  publish,
}: SelectionDeps): Pick<WritingOperations, 'deleteTraces' | 'tagTraces'> {
  const toProgress = (changed: readonly ChangedTrace[]) => {
    publish(changed);
    return { count: changed.length, nextCursor: null };
  };
  return {
    async deleteTraces(params, { body }) {
      const experimentId = requireExperimentId(params);
      return toProgress(await traceInfos.deleteTraces({ experimentId, traceIds: toSelected(body.selection) }));
    },
    async tagTraces(params, { body }) {
      const experimentId = requireExperimentId(params);
      const { set, remove, selection } = body;
      if (set.length === 0 && remove.length === 0) {
        throw new AppError('invalid_argument', 'Name a tag: `set` and `remove` are both empty.');
      }
      return toProgress(
        await traceInfos.changeTraceTags({ experimentId, traceIds: toSelected(selection), set, remove }),
      );
    },
  };
}

/** This thread looks for nothing: a filter may have to read payloads, and ingest would wait. */
function toSelected(selection: Selection): readonly TraceId[] {
  if ('traceIds' in selection) return selection.traceIds.map((text) => text as TraceId);
  throw new Error('The traces that match are chosen by the thread that reads.');
}
