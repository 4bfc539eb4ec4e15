import type { JsonObject, JsonValue } from '@gander/core/json-value';

import { type ImportPlan, ImportRefusal } from './import-batch.ts';
import { isJsonObject, listObjects } from '../json-objects.ts';
import { isMlflowTrace, planMlflow } from './plan-mlflow.ts';
import { countSpans, joinLogs, splitOtlp } from './split-otlp.ts';

/** A JSON document: OTLP, or traces of MLflow's clients. `bytes` is its text, sent as it is where it fits a request. */
export function planJson(document: unknown, bytes: Uint8Array<ArrayBuffer>): ImportPlan {
  if (Array.isArray(document)) return planList(document as readonly JsonValue[]);
  if (!isJsonObject(document)) throw new ImportRefusal('This JSON holds no traces.');
  if (isMlflowTrace(document)) return planMlflow([document]);
  if (Object.hasOwn(document, 'resourceSpans') || Object.hasOwn(document, 'resourceLogs')) {
    return planOtlpDocument(document, bytes);
  }
  if (isTranslatedTrace(document)) throw createTranslatedRefusal();
  throw new ImportRefusal(
    'This JSON is neither OTLP (it has no resourceSpans) nor a traces.json of MLflow (it has no spans).',
  );
}

function planList(list: readonly JsonValue[]): ImportPlan {
  const objects = list.filter(isJsonObject);
  if (objects.length > 0 && objects.every(isMlflowTrace)) return planMlflow(objects);
  const merged = {
    resourceSpans: objects.flatMap((item) => listObjects(item, 'resourceSpans')),
    resourceLogs: objects.flatMap((item) => listObjects(item, 'resourceLogs')),
  };
  if (merged.resourceSpans.length > 0) {
    return planOtlpDocument(merged, new TextEncoder().encode(JSON.stringify(merged)));
  }
  if (objects.some(isTranslatedTrace)) throw createTranslatedRefusal();
  throw new ImportRefusal('This JSON is a list of something else than traces.');
}

function planOtlpDocument(document: JsonObject, bytes: Uint8Array<ArrayBuffer>): ImportPlan {
  const { traceIds, spanCount } = countSpans(document);
  const logs = joinLogs([document]);
  if (spanCount === 0 && logs.length === 0) throw new ImportRefusal('This OTLP document holds no spans.');
  const spans = spanCount === 0 ? [] : splitOtlp(document, bytes);
  return { format: 'OTLP JSON', batches: [...logs, ...spans], traceIds, spanCount };
}

/** A line of our own JSONL, `{ trace, spans }`: told, not sent. */
export function isTranslatedTrace(document: JsonObject): boolean {
  return isJsonObject(document['trace']) && Array.isArray(document['spans']);
}

export function createTranslatedRefusal(): ImportRefusal {
  return new ImportRefusal(
    'This file holds translated traces, which cannot be turned back into what was sent. Export OTLP JSON or save the trace as HTML instead.',
  );
}
