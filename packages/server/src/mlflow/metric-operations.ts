import type { metricRoutes } from '@gander/api/mlflow/metric-routes';
import { AppError } from '@gander/core/errors';
import type { RunId } from '@gander/core/ids';

import type { MlflowOperations } from './mlflow-operations.ts';
import type { OperationDeps } from './operation-deps.ts';
import { toMetricMessage } from './to-run-message.ts';

type MetricOperations = Pick<MlflowOperations, keyof typeof metricRoutes>;

/** A page that asks for no limit gets up to this much. */
const UNLIMITED = 1_000_000;
const MAX_BULK_RUNS = 100;
const MAX_BULK_POINTS = 25_000;
const MAX_SAMPLES = 2500;

/** Histories of metrics. */
export function createMetricOperations({ store: { runs } }: OperationDeps): MetricOperations {
  return {
    async getMetricHistory({ run_id, metric_key, max_results = 0n, page_token }) {
      const isLimited = max_results > 0n;
      const limit = isLimited && max_results < UNLIMITED ? Number(max_results) : UNLIMITED;
      const cursor = page_token === '' ? undefined : page_token;
      const page = await runs.listMetricPoints({ runId: run_id as RunId, key: metric_key, limit, cursor });
      // Who asks for no limit gets everything at once, and a token for what comes later: the reference gives one too.
      const token = isLimited ? page.nextCursor : page.endCursor;
      return { metrics: page.items.map(toMetricMessage), next_page_token: token ?? undefined };
    },
    async getMetricHistoryBulkInterval({ run_ids, metric_key, start_step, end_step, max_results }) {
      checkRunCount(run_ids);
      checkStepRange(start_step, end_step);
      const count = max_results ?? BigInt(MAX_SAMPLES);
      if (count < 1n || count > MAX_SAMPLES) {
        throw new AppError('invalid_argument', `max_results must be between 1 and ${MAX_SAMPLES}.`);
      }
      const runIds = [...new Set(run_ids)] as RunId[];
      const steps = await runs.readMetricSteps({
        runIds,
        key: metric_key,
        startStep: start_step,
        endStep: end_step,
        count: Number(count),
      });
      const points = await runs.readMetricPointsAt({
        runIds,
        key: metric_key,
        steps,
        limitPerRun: MAX_BULK_POINTS,
      });
      return { metrics: points.map(({ runId, point }) => ({ ...toMetricMessage(point), run_id: runId })) };
    },
    async getMetricHistoryBulk({ run_id = [], metric_key = '', max_results }) {
      if (run_id.length === 0) {
        throw new AppError('invalid_argument', 'GetMetricHistoryBulk request must specify at least one run_id.');
      }
      if (metric_key === '') {
        throw new AppError('invalid_argument', 'GetMetricHistoryBulk request must specify a metric_key.');
      }
      checkRunCount(run_id);
      const wanted = max_results ?? BigInt(MAX_BULK_POINTS);
      let left = wanted < 1n || wanted > MAX_BULK_POINTS ? MAX_BULK_POINTS : Number(wanted);
      const metrics = [];
      for (const runId of new Set(run_id)) {
        if (left === 0) break;
        const { items } = await runs.listMetricPoints({ runId: runId as RunId, key: metric_key, limit: left });
        metrics.push(...items.map((point) => ({ ...toMetricMessage(point), run_id: runId })));
        left -= items.length;
      }
      return { metrics };
    },
  };
}

function checkRunCount(runIds: readonly string[]): void {
  if (runIds.length <= MAX_BULK_RUNS) return;
  throw new AppError(
    'invalid_argument',
    `At most ${MAX_BULK_RUNS} run_ids can be asked for at once. Got ${runIds.length}.`,
  );
}

function checkStepRange(startStep: bigint | undefined, endStep: bigint | undefined): void {
  if ((startStep === undefined) !== (endStep === undefined)) {
    throw new AppError('invalid_argument', 'If either start step or end step are specified, both must be specified.');
  }
  if (startStep !== undefined && endStep !== undefined && startStep > endStep) {
    throw new AppError(
      'invalid_argument',
      `end_step must be greater than start_step. Found start_step=${startStep} and end_step=${endStep}.`,
    );
  }
}
