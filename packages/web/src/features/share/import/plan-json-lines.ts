import { type ImportPlan, ImportRefusal, type OtlpBatch } from './import-batch.ts';
import { isJsonObject } from '../json-objects.ts';
import { createTranslatedRefusal, isTranslatedTrace } from './plan-json.ts';
import { isMlflowTrace, planMlflow } from './plan-mlflow.ts';
import { countSpans, joinLogs, splitOtlp, toJsonBatch } from './split-otlp.ts';

const BATCH_CHARS = 8 * 1024 * 1024;
const SPANS_ONLY = /^\{\s*"resourceSpans"\s*:\s*\[(.*)\]\s*\}$/s;

/** JSON Lines: an OTLP document per line, as collectors and file exporters write them, or a trace of MLflow per line. */
export function planJsonLines(text: string): ImportPlan {
  const lines = text.split('\n').flatMap((line, index) => {
    const trimmed = line.trim();
    return trimmed === '' ? [] : [{ text: trimmed, document: parseLine(trimmed, index + 1) }];
  });
  const documents = lines.map(({ document }) => document);
  if (documents.every(isMlflowTrace)) return planMlflow(documents);
  const otlp = documents.filter((it) => Object.hasOwn(it, 'resourceSpans') || Object.hasOwn(it, 'resourceLogs'));
  if (otlp.length === 0) {
    if (documents.some(isTranslatedTrace)) throw createTranslatedRefusal();
    throw new ImportRefusal('No line of this file is an OTLP document: none has resourceSpans.');
  }
  const counts = otlp.map(countSpans);
  const batches = [...joinLogs(otlp), ...toSpanBatches(lines)];
  return {
    format: 'OTLP JSON Lines',
    batches,
    traceIds: [...new Set(counts.flatMap(({ traceIds }) => traceIds))],
    spanCount: counts.reduce((sum, { spanCount }) => sum + spanCount, 0),
  };
}

interface Line {
  readonly text: string;
  readonly document: ReturnType<typeof parseLine>;
}

/** Many short lines make one request. Their text is joined and not written anew, so that no digit of a number is lost. */
function toSpanBatches(lines: readonly Line[]): readonly OtlpBatch[] {
  const batches: OtlpBatch[] = [];
  let parts: string[] = [];
  let length = 0;
  const flush = () => {
    if (parts.length > 0) {
      batches.push(toJsonBatch('/v1/traces', new TextEncoder().encode(`{"resourceSpans":[${parts.join(',')}]}`)));
    }
    parts = [];
    length = 0;
  };
  for (const { text, document } of lines) {
    if (!Object.hasOwn(document, 'resourceSpans')) continue;
    const inner = text.length <= BATCH_CHARS ? SPANS_ONLY.exec(text)?.[1]?.trim() : undefined;
    if (inner === undefined) {
      batches.push(...splitOtlp(document, new TextEncoder().encode(text)));
    } else if (inner !== '') {
      if (length + inner.length > BATCH_CHARS) flush();
      parts.push(inner);
      length += inner.length;
    }
  }
  flush();
  return batches;
}

function parseLine(text: string, number: number) {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new ImportRefusal(
      `This is neither JSON nor JSON Lines: line ${number} cannot be read (${error instanceof Error ? error.message : 'not JSON'}).`,
    );
  }
  if (!isJsonObject(document)) throw new ImportRefusal(`Line ${number} is JSON, but no object.`);
  return document;
}
