import type { JsonObject } from '@gander/core/json-value';

import { type ImportPlan, ImportRefusal, type MlflowBatch } from './import-batch.ts';
import { isJsonObject, listObjects } from '../json-objects.ts';

const TRACE_ID_KEY = 'mlflow.traceRequestId';

/** `traces.json` (`{ spans }`), or a trace as `Trace.to_json()` of MLflow's client writes it (`{ info, data }`). */
export function isMlflowTrace(document: JsonObject): boolean {
  const [first] = listSpans(document);
  return first !== undefined && (Object.hasOwn(first, 'span_id') || isJsonObject(first['context']));
}

/** Throws {@link ImportRefusal} for a trace that does not say its id. */
export function planMlflow(documents: readonly JsonObject[]): ImportPlan {
  const batches = documents.map(toBatch);
  return {
    format: 'MLflow traces',
    batches,
    traceIds: [...new Set(batches.map(({ traceId }) => traceId))],
    spanCount: documents.reduce((sum, document) => sum + listSpans(document).length, 0),
  };
}

function toBatch(document: JsonObject): MlflowBatch {
  const spans = listSpans(document);
  const info = isJsonObject(document['info']) ? document['info'] : {};
  const traceId = readText(info['trace_id']) ?? readText(info['request_id']) ?? findIdInSpans(spans);
  if (traceId === undefined) {
    throw new ImportRefusal('These spans of MLflow do not say which trace they belong to.');
  }
  return { kind: 'mlflow', traceId, info, body: new TextEncoder().encode(JSON.stringify({ spans })) };
}

function listSpans(document: JsonObject): readonly JsonObject[] {
  return listObjects(isJsonObject(document['data']) ? document['data'] : document, 'spans');
}

/** Every span carries the id as an attribute: the JSON text of a text. */
function findIdInSpans(spans: readonly JsonObject[]): string | undefined {
  for (const { attributes } of spans) {
    const text = isJsonObject(attributes) ? readText(attributes[TRACE_ID_KEY]) : undefined;
    if (text === undefined) continue;
    try {
      return readText(JSON.parse(text)) ?? text;
    } catch {
      return text;
    }
  }
  return undefined;
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
