import type { ExperimentActivityBody, ExperimentOverviewBody } from '@gander/api/gander/experiment-schemas';

import { toUnixMs } from '../../format/time.ts';

/** The first is the order that nobody asked for. */
export const EXPERIMENT_SORTS = ['activity', 'name', 'traces', 'errors', 'runs', 'created'] as const;
export type ExperimentSort = (typeof EXPERIMENT_SORTS)[number];

const COMPARE = {
  activity: (a, b) => toLastActivityMs(b) - toLastActivityMs(a),
  name: (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: 'base' }),
  traces: (a, b) => b.traceCount - a.traceCount,
  runs: (a, b) => b.runCount - a.runCount,
  created: (a, b) => b.creationTimeMs - a.creationTimeMs,
} as const satisfies Record<
  Exclude<ExperimentSort, 'errors'>,
  (a: ExperimentOverviewBody, b: ExperimentOverviewBody) => number
>;

/** Where the description is kept, as MLflow keeps it. */
export const NOTE_TAG = 'mlflow.note.content';

/** Start of the newest trace or run, or else when it was made. */
export function toLastActivityMs({
  lastTraceUnixNano,
  lastRunStartMs,
  creationTimeMs,
}: ExperimentOverviewBody): number {
  const traceMs = lastTraceUnixNano === null ? 0 : toUnixMs(lastTraceUnixNano);
  return Math.max(traceMs, lastRunStartMs ?? 0) || creationTimeMs;
}

type FailuresById = ReadonlyMap<string, Pick<ExperimentActivityBody, 'failedTraceCount' | 'failedSpanTraceCount'>>;

/** Equal ones: the newest first. By errors: those without figures, or without failures, come last. */
export function sortExperiments(
  experiments: readonly ExperimentOverviewBody[],
  sort: ExperimentSort,
  activity: FailuresById = new Map(),
): readonly ExperimentOverviewBody[] {
  const compare = sort === 'errors' ? compareFailures(activity) : COMPARE[sort];
  return experiments.toSorted((a, b) => compare(a, b) || Number(b.experimentId) - Number(a.experimentId));
}

function compareFailures(activity: FailuresById) {
  const read = ({ experimentId }: ExperimentOverviewBody) => activity.get(experimentId);
  return (a: ExperimentOverviewBody, b: ExperimentOverviewBody) =>
    (read(b)?.failedTraceCount ?? 0) - (read(a)?.failedTraceCount ?? 0) ||
    (read(b)?.failedSpanTraceCount ?? 0) - (read(a)?.failedSpanTraceCount ?? 0);
}

/** Those that have every word of a text in their name, tags or description, in any letter case; or that very id. */
export function searchExperiments(
  experiments: readonly ExperimentOverviewBody[],
  text: string,
): readonly ExperimentOverviewBody[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return experiments;
  return experiments.filter((experiment) => {
    if (experiment.experimentId === text.trim()) return true;
    const tags = Object.entries(experiment.tags).map(([key, value]) => (key === NOTE_TAG ? value : `${key}:${value}`));
    const said = [experiment.name, ...tags].join('\n').toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** Tags that people made: those that clients keep their own affairs in are left out. */
export function toShownTags(tags: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(tags).filter(([key]) => !key.startsWith('mlflow.') && !key.startsWith('gander.'));
}
