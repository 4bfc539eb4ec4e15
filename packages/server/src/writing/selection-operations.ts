import { AppError } from '@gander/core/errors';
import { type ExperimentId, parseTraceId, type TraceId } from '@gander/core/ids';
import type { ChangedTrace } from '@gander/store/ingest-store';
import type { Store } from '@gander/store/store';

import { requireExperimentId } from '../reading/require-experiment-id.ts';
import { resolveTraceId } from '../reading/resolve-trace-id.ts';
import { toTraceFilter } from '../reading/to-trace-filter.ts';
import type { WritingInput } from './writing-methods.ts';
import type { WritingOperations } from './writing-operations.ts';

export interface SelectionDeps {
  readonly store: Pick<Store, 'traces' | 'traceInfos' | 'experiments'>;
  /** Tells everybody who watches. */
  readonly publish: (changed: readonly ChangedTrace[]) => void;
  readonly nowMs: () => number;
}

type Selection = WritingInput<'deleteTraces'>['body']['selection'];

/** Changes these traces of the experiment; returns those that it changed. */
type Apply = (traceIds: readonly TraceId[]) => Promise<readonly ChangedTrace[]>;

/** After so long a call ends and says where to go on: whoever asked wants to see how far it has come, and may stop. */
const BUDGET_MS = 2_000;
const PAGE = 200;

/** Changes of many traces at once: those that are named, or all that match. */
export function createSelectionOperations(deps: SelectionDeps): Pick<WritingOperations, 'deleteTraces' | 'tagTraces'> {
  const { traceInfos } = deps.store;
  return {
    deleteTraces(params, { body }) {
      const experimentId = requireExperimentId(params);
      return run(deps, { experimentId, selection: body.selection }, (traceIds) =>
        traceInfos.deleteTraces({ experimentId, traceIds }),
      );
    },
    tagTraces(params, { body }) {
      const experimentId = requireExperimentId(params);
      const { set, remove } = body;
      if (set.length === 0 && remove.length === 0) {
        throw new AppError('invalid_argument', 'Name a tag: `set` and `remove` are both empty.');
      }
      return run(deps, { experimentId, selection: body.selection }, (traceIds) =>
        traceInfos.changeTraceTags({ experimentId, traceIds, set, remove }),
      );
    },
  };
}

interface SelectionOf {
  readonly experimentId: ExperimentId;
  readonly selection: Selection;
}

async function run(deps: SelectionDeps, { experimentId, selection }: SelectionOf, apply: Apply) {
  await deps.store.experiments.getExperiment(experimentId);
  return 'traceIds' in selection
    ? applyToNamed(deps, selection.traceIds, apply)
    : applyToMatching(deps, { experimentId, selection }, apply);
}

async function applyToNamed({ store, publish }: SelectionDeps, texts: readonly string[], apply: Apply) {
  const traceIds = new Set<TraceId>();
  for (const text of texts) traceIds.add(await resolveTraceId(store.traces, text, requireTraceId(text)));
  const changed = await apply([...traceIds]);
  publish(changed);
  return { count: changed.length, nextCursor: null };
}

interface MatchingOf {
  readonly experimentId: ExperimentId;
  readonly selection: Exclude<Selection, { traceIds: unknown }>;
}

/** Page by page, the newest first; a page that is gone does not move the ones after it. */
async function applyToMatching(
  { store, publish, nowMs }: SelectionDeps,
  { experimentId, selection }: MatchingOf,
  apply: Apply,
) {
  const filter = toTraceFilter(experimentId, selection.matching);
  const { confirmedCount } = selection;
  let cursor = selection.cursor ?? null;
  if (cursor === null && confirmedCount !== undefined) await checkCount(store, filter, confirmedCount);
  const { expression = { kind: 'constant', value: true }, experimentId: _experiment, ...scope } = filter;
  const endMs = nowMs() + BUDGET_MS;
  let count = 0;
  do {
    const page = await store.traces.searchTraces({
      experimentIds: [experimentId],
      filter: expression,
      scope,
      order: [],
      page: { limit: PAGE, cursor: cursor ?? undefined },
    });
    const changed = page.items.length === 0 ? [] : await apply(page.items);
    publish(changed);
    count += changed.length;
    cursor = page.nextCursor;
  } while (cursor !== null && nowMs() < endMs);
  return { count, nextCursor: cursor };
}

async function checkCount(
  { traces }: SelectionDeps['store'],
  filter: ReturnType<typeof toTraceFilter>,
  confirmedCount: number,
): Promise<void> {
  const { total, isComplete } = await traces.countTraces(filter);
  // As long as they are not all counted, nobody has confirmed how many there are.
  if (isComplete && total <= confirmedCount) return;
  throw new AppError(
    'failed_precondition',
    `${isComplete ? '' : 'At least '}${total} traces match by now, not ${confirmedCount}. Look again before you go on.`,
    { count: total, isComplete },
  );
}

function requireTraceId(text: string): TraceId {
  const traceId = parseTraceId(text);
  if (traceId === undefined) throw new AppError('invalid_argument', 'A trace id has 1 to 250 characters.');
  return traceId;
}
