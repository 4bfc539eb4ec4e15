import { AppError } from '@gander/core/errors';
import type { TraceId } from '@gander/core/ids';
import { parseJson } from '@gander/core/json/maybe-json';
import { isJsonObject } from '@gander/core/json/json-fields';
import type { TraceInfo } from '@gander/core/trace-info';
import { TRACE_METADATA } from '@gander/core/trace-keys';

import { toAssessmentMessage } from '../assessments/to-assessment-message.ts';
import type { OperationDeps } from '../operation-deps.ts';
import { readMlflowSpans } from './read-mlflow-spans.ts';
import { toSpanMessage } from './to-span-message.ts';
import { toTraceInfoMessage, toTraceInfoV2Message } from './to-trace-info-message.ts';
import { createTraceExtrasReader } from './trace-extras-reader.ts';

type ReaderDeps = Pick<OperationDeps, 'store' | 'openPricing'>;

/** Traces as MLflow's clients read them. */
export function createTraceReader({ store, openPricing }: ReaderDeps) {
  const { traceInfos, traces } = store;

  const readExtras = createTraceExtrasReader({ traces, openPricing });

  async function readMessages(infos: readonly TraceInfo[]) {
    const extras = await readExtras(infos);
    const assessments = await store.assessments.listAssessments(infos.map(({ summary }) => summary.traceId));
    return infos.map((info) => {
      const { traceId } = info.summary;
      const said = assessments.get(traceId)?.map(toAssessmentMessage);
      return toTraceInfoMessage(info, { ...extras.get(traceId), assessments: said });
    });
  }

  /** The first of them, which has to be there. */
  async function requireInfo(traceId: TraceId, message: string): Promise<TraceInfo> {
    const [info] = await traceInfos.readTraceInfos([traceId]);
    if (info === undefined) throw new AppError('not_found', message, { traceId });
    return info;
  }

  async function readWithSpans(infos: readonly TraceInfo[]) {
    const pricing = await openPricing();
    const messages = await readMessages(infos);
    const found = [];
    for (const [index, trace_info] of messages.entries()) {
      const spans = await readMlflowSpans(trace_info.trace_id as TraceId, { traces, pricing });
      const info = infos[index];
      if (info !== undefined)
        found.push({ info, spanCount: spans.length, trace: { trace_info, spans: spans.map(toSpanMessage) } });
    }
    return found;
  }

  return {
    /** In the order of the ids, without those that do not exist. */
    async readInfos(traceIds: readonly TraceId[]) {
      return readMessages(await traceInfos.readTraceInfos(traceIds));
    },
    async readInfosV2(traceIds: readonly TraceId[]) {
      const infos = await traceInfos.readTraceInfos(traceIds);
      const extras = await readExtras(infos);
      return infos.map((info) => toTraceInfoV2Message(info, extras.get(info.summary.traceId)));
    },
    /** Throws `not_found`. */
    async getInfo(traceId: TraceId) {
      const info = await requireInfo(traceId, `Trace with ID '${traceId}' not found.`);
      const [message] = await readMessages([info]);
      if (message === undefined) throw new Error('An info became no message');
      return message;
    },
    /** With spans. Throws `not_found`, also while fewer spans have come than the client has announced. */
    async getTrace(traceId: TraceId, { isPartialAllowed }: { readonly isPartialAllowed: boolean }) {
      const info = await requireInfo(traceId, `Trace with ID ${traceId} is not found.`);
      const [found] = await readWithSpans([info]);
      if (found === undefined || found.spanCount === 0) {
        throw new AppError('not_found', `Trace with ID ${traceId} has no spans yet.`, { traceId });
      }
      if (!isPartialAllowed && !isComplete(found)) {
        throw new AppError('not_found', `Trace with ID ${traceId} is not fully exported yet, please try again later.`, {
          traceId,
        });
      }
      return found.trace;
    },
    /** Those that exist and are complete, in the order of the ids. */
    async readTraces(traceIds: readonly TraceId[]) {
      const found = await readWithSpans(await traceInfos.readTraceInfos(traceIds));
      return found.filter((one) => one.spanCount > 0 && isComplete(one)).map(({ trace }) => trace);
    },
  };
}

interface ReadTrace {
  readonly info: TraceInfo;
  readonly spanCount: number;
}

/** MLflow's client says beforehand how many spans there are. */
function isComplete({ info, spanCount }: ReadTrace): boolean {
  const stats = info.metadata.find(({ key }) => key === TRACE_METADATA.sizeStats)?.value;
  const value = stats === undefined ? undefined : parseJson(stats);
  const announced = isJsonObject(value) ? value['num_spans'] : undefined;
  return typeof announced !== 'number' || spanCount >= announced;
}
