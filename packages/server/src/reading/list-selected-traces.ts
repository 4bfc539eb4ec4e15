import type { TraceSelectionBody } from '@gander/api/gander/trace-selection';
import { AppError } from '@gander/core/errors';
import { type ExperimentId, parseTraceId, type TraceId } from '@gander/core/ids';
import type { Store } from '@gander/store/store';

import { requireExperimentId } from './require-experiment-id.ts';
import { resolveTraceId } from './resolve-trace-id.ts';
import { type TraceFilterQuery, toTraceFilter } from './to-trace-filter.ts';

export type SelectionSources = Pick<Store, 'traces' | 'experiments'>;

/** A selection, as decoded. */
export type TraceSelection =
  | Extract<TraceSelectionBody, { readonly traceIds: unknown }>
  | {
      readonly matching: TraceFilterQuery;
      readonly confirmedCount?: number | undefined;
      readonly cursor?: string | undefined;
    };

export interface SelectionCall {
  /** As in the address. */
  readonly experimentText: string;
  readonly selection: TraceSelection;
}

export interface SelectedTraces {
  /** Each once. Those that are named may not exist. */
  readonly traceIds: readonly TraceId[];
  /** Of the traces after them; `null` when these are the last. */
  readonly nextCursor: string | null;
}

const PAGE = 200;

/**
 * The traces that a change of many is about: those that are named, or a page of those that match, the newest first. A page that is
 * gone does not move the ones after it. Throws `not_found` for the experiment and `failed_precondition` when more match than
 * somebody has agreed to.
 */
export async function listSelectedTraces(
  { traces, experiments }: SelectionSources,
  { experimentText, selection }: SelectionCall,
): Promise<SelectedTraces> {
  const experimentId = requireExperimentId({ experimentId: experimentText });
  await experiments.getExperiment(experimentId);
  if ('traceIds' in selection) {
    const named = new Set<TraceId>();
    for (const text of selection.traceIds) named.add(await resolveTraceId(traces, text, requireTraceId(text)));
    return { traceIds: [...named], nextCursor: null };
  }
  return listMatching(traces, experimentId, selection);
}

async function listMatching(
  traces: SelectionSources['traces'],
  experimentId: ExperimentId,
  { matching, cursor, confirmedCount }: Exclude<TraceSelection, { readonly traceIds: unknown }>,
): Promise<SelectedTraces> {
  const filter = toTraceFilter(experimentId, matching);
  if (cursor === undefined && confirmedCount !== undefined) await checkCount(traces, filter, confirmedCount);
  const { expression = { kind: 'constant', value: true }, experimentId: _experiment, ...scope } = filter;
  const { items, nextCursor } = await traces.searchTraces({
    experimentIds: [experimentId],
    filter: expression,
    scope,
    order: [],
    page: { limit: PAGE, cursor },
  });
  return { traceIds: items, nextCursor };
}

async function checkCount(
  traces: SelectionSources['traces'],
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
