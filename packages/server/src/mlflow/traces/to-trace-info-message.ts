import type { traceInfo, traceInfoV2 } from '@gander/api/mlflow/messages/trace';
import { toDuration } from '@gander/api/mlflow/wire/duration';
import { toTimestamp } from '@gander/api/mlflow/wire/timestamp';
import type { KeyValue } from '@gander/core/key-value';
import type { ReportedState, TraceInfo } from '@gander/core/trace-info';
import { TRACE_METADATA, TRACE_TAGS } from '@gander/core/trace-keys';
import type { Usage } from '@gander/core/usage';
import type { z } from 'zod';

type TraceInfoMessage = z.input<typeof traceInfo>;
type TraceInfoV2Message = z.input<typeof traceInfoV2>;

/** What spans cost together, in dollars. */
export interface CostParts {
  readonly inputUsd: number;
  readonly outputUsd: number;
  readonly totalUsd: number;
}

/** What has to be looked up beside the stored info. */
export interface TraceExtras {
  /** Absent where nothing has a price. */
  readonly cost?: CostParts | undefined;
  /** In MLflow's words, of a trace that came as spans alone. */
  readonly previews?: { readonly input?: string | undefined; readonly output?: string | undefined } | undefined;
  /** Of a trace whose root has arrived without an end: MLflow counts such a root as ended at the epoch. */
  readonly openRoot?: { readonly state: 'OK' | 'ERROR' } | undefined;
  readonly assessments?: readonly unknown[] | undefined;
}

const NANOS_PER_MS = 1_000_000n;
/** Longer texts are cut in answers; MLflow's clients expect no more. */
const MAX_KEY = 250;
const MAX_METADATA = 250;
const MAX_TAG = 4096;

/** A trace as MLflow's clients of today read it. */
export function toTraceInfoMessage(info: TraceInfo, extras: TraceExtras = {}): TraceInfoMessage {
  const { summary, report } = info;
  const durationMs = toDurationMs(info, extras);
  return {
    trace_id: summary.traceId,
    client_request_id: info.clientRequestId ?? undefined,
    trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: summary.experimentId } },
    request_preview: report?.inputPreview ?? extras.previews?.input ?? summary.inputPreview ?? undefined,
    response_preview: report?.outputPreview ?? extras.previews?.output ?? summary.outputPreview ?? undefined,
    request_time: toTimestamp(toStartMs(info)),
    execution_duration: durationMs === undefined ? undefined : toDuration(durationMs),
    state: toState(info, extras),
    trace_metadata: toTextMap(listMetadata(info, extras), MAX_METADATA),
    tags: toTextMap(listTags(info), MAX_TAG),
    assessments: extras.assessments === undefined ? undefined : [...extras.assessments],
  };
}

/** A trace as MLflow's clients before version 3 read it. */
export function toTraceInfoV2Message(info: TraceInfo, extras: TraceExtras = {}): TraceInfoV2Message {
  const state = toState(info, extras);
  return {
    request_id: info.summary.traceId,
    experiment_id: info.summary.experimentId,
    timestamp_ms: toStartMs(info),
    execution_time_ms: toDurationMs(info, extras) ?? 0n,
    status: state === 'STATE_UNSPECIFIED' ? 'TRACE_STATUS_UNSPECIFIED' : state,
    request_metadata: [...listMetadata(info, extras)],
    tags: [...listTags(info)],
  };
}

function toStartMs({ summary, report }: TraceInfo): bigint {
  return report?.startMs ?? floorToMs(summary.startUnixNano);
}

function toDurationMs({ summary, report }: TraceInfo, { openRoot }: TraceExtras): bigint | undefined {
  if (report !== null && report.durationMs !== null) return report.durationMs;
  const { startUnixNano, endUnixNano } = summary;
  if (endUnixNano !== null) return floorToMs(endUnixNano) - floorToMs(startUnixNano);
  return openRoot === undefined ? undefined : -floorToMs(startUnixNano);
}

function floorToMs(nanos: bigint): bigint {
  return nanos / NANOS_PER_MS;
}

function toState({ summary, report }: TraceInfo, { openRoot }: TraceExtras): ReportedState {
  if (openRoot !== undefined) return openRoot.state;
  const isTold = report !== null && report.state !== null && summary.spanCount === 0 && summary.isAbandoned !== true;
  return isTold && report.state !== null ? report.state : summary.state;
}

/** What was said, and what the server knows of itself unless a client has said otherwise. */
function listTags({ tags, artifactLocation, hasTrackedSpans }: TraceInfo): readonly KeyValue[] {
  return withDerived(tags, [
    { key: TRACE_TAGS.artifactLocation, value: artifactLocation },
    ...(hasTrackedSpans ? [{ key: TRACE_TAGS.spansLocation, value: 'TRACKING_STORE' }] : []),
  ]);
}

function listMetadata({ summary, metadata }: TraceInfo, { cost }: TraceExtras): readonly KeyValue[] {
  const usage = toUsageText(summary.usage);
  return withDerived(metadata, [
    ...(usage === undefined ? [] : [{ key: TRACE_METADATA.tokenUsage, value: usage }]),
    ...(cost === undefined ? [] : [{ key: TRACE_METADATA.cost, value: toCostText(cost) }]),
    ...toIdentity(TRACE_METADATA.session, summary.sessionId),
    ...toIdentity(TRACE_METADATA.user, summary.userId),
  ]);
}

/** MLflow's server keeps what spans say about session and user as JSON, and its clients know it so. */
function toIdentity(key: string, text: string | null): readonly KeyValue[] {
  return text === null ? [] : [{ key, value: JSON.stringify(text) }];
}

function withDerived(said: readonly KeyValue[], derived: readonly KeyValue[]): readonly KeyValue[] {
  const keys = new Set(said.map(({ key }) => key));
  return [...said, ...derived.filter(({ key }) => !keys.has(key))];
}

function toUsageText(usage: Usage): string | undefined {
  if (usage.inputTokens === undefined && usage.outputTokens === undefined) return undefined;
  const { inputTokens = 0, outputTokens = 0, totalTokens = inputTokens + outputTokens } = usage;
  return JSON.stringify({
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    total_tokens: totalTokens,
    cache_read_input_tokens: usage.cacheReadTokens,
    cache_creation_input_tokens: usage.cacheWriteTokens,
  });
}

function toCostText({ inputUsd, outputUsd, totalUsd }: CostParts): string {
  return JSON.stringify({ input_cost: inputUsd, output_cost: outputUsd, total_cost: totalUsd });
}

function toTextMap(pairs: readonly KeyValue[], maxValue: number): Record<string, string> {
  const map = Object.create(null) as Record<string, string>;
  for (const { key, value } of pairs) map[key.slice(0, MAX_KEY)] = value.slice(0, maxValue);
  return map;
}
