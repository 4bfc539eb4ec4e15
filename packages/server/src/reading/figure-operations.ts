import type { ModelFigures, ToolFigures } from '@gander/core/figures/call-figures';
import type { ExperimentStore } from '@gander/store/experiment-store';
import type { TraceBucket, TraceFigureStore } from '@gander/store/trace-figure-store';

import type { RouteResponse } from './reading-methods.ts';
import type { ReadingOperations } from './reading-operations.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { toTraceFilter } from './to-trace-filter.ts';

export interface FigureOperationsDeps {
  readonly traceFigures: TraceFigureStore;
  readonly experiments: Pick<ExperimentStore, 'getExperiment'>;
}

/** Figures for dashboards. An experiment that does not exist is `not_found`. */
export function createFigureOperations({
  traceFigures,
  experiments,
}: FigureOperationsDeps): Pick<ReadingOperations, 'getTraceSeries' | 'getCallFigures'> {
  return {
    async getTraceSeries(params, { buckets, ...query }) {
      const experimentId = requireExperimentId(params);
      await experiments.getExperiment(experimentId);
      const series = await traceFigures.readSeries(toTraceFilter(experimentId, query), buckets);
      return {
        ...series,
        total: { ...series.total },
        fromUnixNano: series.fromUnixNano.toString(),
        toUnixNano: series.toUnixNano.toString(),
        bucketNano: series.bucketNano.toString(),
        buckets: series.buckets.map(toBucketBody),
      };
    },
    async getCallFigures(params, { buckets, ...query }) {
      const experimentId = requireExperimentId(params);
      await experiments.getExperiment(experimentId);
      const report = await traceFigures.readCalls(toTraceFilter(experimentId, query), buckets);
      return {
        bucketNano: report.bucketNano.toString(),
        models: report.models.map(toModelBody),
        tools: report.tools.map(toToolBody),
        sampleSize: report.sampleSize,
      };
    },
  };
}

type CallBody = RouteResponse<'getCallFigures'>;

function toModelBody(model: ModelFigures): CallBody['models'][number] {
  return { ...model, buckets: model.buckets.map(toBucketBody) };
}

function toToolBody(tool: ToolFigures): CallBody['tools'][number] {
  return { ...tool };
}

function toBucketBody<Bucket extends Pick<TraceBucket, 'startUnixNano'>>(bucket: Bucket) {
  return { ...bucket, startUnixNano: bucket.startUnixNano.toString() };
}
