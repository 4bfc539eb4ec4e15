import { SpanStatusCode } from '@opentelemetry/api';

import type { FinishedSpan } from '../processor/finished-span.ts';
import { fromTraceAttributes } from '../spans/trace-fields.ts';
import { toMs } from '../tracer/moment.ts';
import { SpanAttributeKey } from '../vocabulary/span-attribute-key.ts';
import { TraceMetadataKey } from '../vocabulary/trace-metadata-key.ts';
import { toTraceId } from '../vocabulary/trace-id.ts';
import { TraceTagKey } from '../vocabulary/trace-tag-key.ts';
import { sumTokenUsage } from './sum-token-usage.ts';

const MAX_PREVIEW = 1000;
const MAX_METADATA_PREVIEW = 250;

/** The `trace_info` of MLflow's REST API. */
export interface TraceInfoJson {
  readonly trace_id: string;
  readonly client_request_id?: string;
  readonly trace_location: {
    readonly type: 'MLFLOW_EXPERIMENT';
    readonly mlflow_experiment: { readonly experiment_id: string };
  };
  readonly request_preview?: string;
  readonly response_preview?: string;
  readonly request_time: string;
  readonly execution_duration?: string;
  readonly state: 'OK' | 'ERROR' | 'IN_PROGRESS';
  readonly trace_metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export interface TraceInfoInput {
  readonly root: FinishedSpan;
  /** All spans at hand of the trace, the root among them. */
  readonly spans: readonly FinishedSpan[];
  readonly experimentId: string;
  /** `tr-…` if left out. */
  readonly traceId?: string | undefined;
}

/** What an MLflow server is told about a trace beside its spans. */
export function toTraceInfo({ root, spans, experimentId, traceId }: TraceInfoInput): TraceInfoJson {
  const fields = fromTraceAttributes(root.attributes);
  // Said below the root only: MLflow would lift them itself, with the quotes of their JSON text.
  const sessionId = fields.sessionId ?? findText(spans, SpanAttributeKey.SESSION_ID);
  const user = fields.user ?? findText(spans, SpanAttributeKey.USER_ID);
  const inputs = textOf(root.attributes[SpanAttributeKey.INPUTS]);
  const outputs = textOf(root.attributes[SpanAttributeKey.OUTPUTS]);
  // A part of a trace does not know its sum; a server that has all of it does.
  const usage = root.isSplit || root.isOpen ? undefined : sumTokenUsage(spans);
  const requestPreview = fields.requestPreview ?? inputs;
  const responsePreview = fields.responsePreview ?? outputs;
  return {
    trace_id: traceId ?? toTraceId(root.traceId),
    ...(fields.clientRequestId === undefined ? {} : { client_request_id: fields.clientRequestId }),
    trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: experimentId } },
    ...(requestPreview === undefined ? {} : { request_preview: truncate(requestPreview, MAX_PREVIEW) }),
    ...(responsePreview === undefined ? {} : { response_preview: truncate(responsePreview, MAX_PREVIEW) }),
    request_time: new Date(Math.floor(toMs(root.startTime))).toISOString(),
    ...(root.isOpen ? {} : { execution_duration: `${(toMs(root.duration) / 1000).toFixed(3)}s` }),
    state: root.isOpen ? 'IN_PROGRESS' : root.status.code === SpanStatusCode.ERROR ? 'ERROR' : 'OK',
    trace_metadata: {
      [TraceMetadataKey.SCHEMA_VERSION]: '3',
      ...(inputs === undefined ? {} : { [TraceMetadataKey.INPUTS]: truncate(inputs, MAX_METADATA_PREVIEW) }),
      ...(outputs === undefined ? {} : { [TraceMetadataKey.OUTPUTS]: truncate(outputs, MAX_METADATA_PREVIEW) }),
      ...(usage === undefined ? {} : { [TraceMetadataKey.TOKEN_USAGE]: JSON.stringify(usage) }),
      ...(sessionId === undefined ? {} : { [TraceMetadataKey.TRACE_SESSION]: sessionId }),
      ...(user === undefined ? {} : { [TraceMetadataKey.TRACE_USER]: user }),
      ...fields.metadata,
    },
    tags: { [TraceTagKey.TRACE_NAME]: root.name, ...fields.tags },
  };
}

function findText(spans: readonly FinishedSpan[], key: string): string | undefined {
  return textOf(spans.find(({ attributes }) => textOf(attributes[key]) !== undefined)?.attributes[key]);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** MLflow's own way to cut a preview. */
function truncate(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 3)}...`;
}
