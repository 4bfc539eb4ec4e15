import type { JsonObject } from '@gander/core/json-value';

import { listPartsOfText } from '../saved/saved-parts.ts';
import { openTraceArchive, type TraceArchive } from '../saved/trace-archive.ts';
import { type ImportBatch, type ImportPlan, ImportRefusal, type SavedFeedback } from './import-batch.ts';
import { isJsonObject, listObjects } from '../json-objects.ts';
import { countSpans, joinLogs, splitOtlp } from './split-otlp.ts';

/** A trace that was saved as a page: the spans in it as they were sent, its logs, and what was said of it. */
export async function planSavedPage(html: string): Promise<ImportPlan> {
  const archive = await openTraceArchive(listPartsOfText(html)).catch(() => {
    throw new ImportRefusal('This HTML file is no trace that Gander saved, or it was cut short.');
  });
  const { head } = archive;
  const logs = [head.logsOtlp, ...(await archive.readLogs()).map(({ otlp }) => otlp)];
  const batches: ImportBatch[] = [...joinLogs(logs.filter((one) => isJsonObject(one)))];
  let spanCount = 0;
  for (let index = 0; index < archive.blockCount; index += 1) {
    const { otlp } = await archive.readBlock(index);
    if (!isJsonObject(otlp)) continue;
    spanCount += countSpans(otlp).spanCount;
    batches.push(...splitOtlp(otlp, new TextEncoder().encode(JSON.stringify(otlp))));
  }
  if (spanCount === 0) throw new ImportRefusal('This saved trace holds no spans: it was cut short.');
  return {
    format: 'a trace saved by Gander',
    batches,
    traceIds: [head.traceId],
    spanCount,
    feedback: findFeedback(archive),
  };
}

function findFeedback({ head }: TraceArchive): SavedFeedback {
  const answer = head.answers[`/api/3.0/mlflow/traces/${encodeURIComponent(head.traceId)}`];
  const trace: JsonObject | undefined =
    isJsonObject(answer) && isJsonObject(answer['trace']) ? answer['trace'] : undefined;
  return { traceId: head.traceId, assessments: listObjects(trace?.['trace_info'], 'assessments') };
}
