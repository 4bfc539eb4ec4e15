import { type ExperimentId, type TraceId, toTraceId } from '@gander/core/ids';
import type { Pricing } from '@gander/core/pricing/pricing';
import type { SpanRecord } from '@gander/core/span-record';
import {
  createLabelCollection,
  createResourceLabels,
  type LabelCollection,
  type ResourceLabels,
} from '@gander/core/translate/label-collection';
import { createSpanMemory, type SpanMemory } from '@gander/core/translate/span-memory';
import { toSpanRecord } from '@gander/core/translate/to-span-record';
import type { ProtocolLimits } from '@gander/protocol/limits';
import { markSpan, readTraceRequest } from '@gander/protocol/span-reader';
import type { AttributeView, SpanView } from '@gander/protocol/span-view';
import { type ChunkPart, createTraceChunkBuilder } from '@gander/protocol/trace-chunk';
import type { PreviewCandidate, RequestBody, SharedChunk, TraceWrite } from '@gander/store/ingest-store';

import type { ByteArena } from './byte-arena.ts';
import type { KnownExperiments } from './known-experiments.ts';
import { isSpeaker, readPreviews, type Speaker, toPreviewCandidate } from './read-previews.ts';
import type { Rejections } from './rejections.ts';

const TRACE_ID_HEX_LENGTH = 32;
const SPAN_ID_HEX_LENGTH = 16;
/** Printable, and not a path step, which no address could name. */
const CLIENT_TRACE_ID = /^(?!\.{1,2}$)[\x21-\x7e]{1,50}$/;

/** The MLflow client's own trace id, which wins over the OpenTelemetry id. */
const TRACE_REQUEST_ID = 'mlflow.traceRequestId';
const EXPERIMENT_ATTRIBUTES = ['mlflow.experimentId', 'mlflow.experiment_id'] as const;

/** For all calls of {@link prepareTraces} in a thread. */
export function createIngestMemory(): SpanMemory {
  return createSpanMemory([TRACE_REQUEST_ID, ...EXPERIMENT_ATTRIBUTES]);
}

export interface PrepareTracesOptions {
  /** From the header; without one each trace goes where its resource says. */
  readonly experimentId: ExperimentId | undefined;
  readonly experiments: KnownExperiments;
  readonly limits: ProtocolLimits;
  readonly pricing: Pricing;
  readonly memory: SpanMemory;
  readonly rejections: Rejections;
  /** Holds the chunks until they are written. */
  readonly arena: Pick<ByteArena, 'take'>;
  /** Says in what as many traces are to be kept together; absent where there is no request. */
  readonly keepBody?: ((traceCount: number) => KeptBody | undefined) | undefined;
}

/** What traces of a request are kept in together. */
export interface KeptBody {
  readonly body: RequestBody;
  /** The body as protobuf, inflated: what the traces were read from. */
  read(): Uint8Array;
}

interface TraceDraft {
  readonly traceId: TraceId;
  readonly spans: SpanRecord[];
  /** Of root spans. */
  readonly previews: PreviewCandidate[];
  readonly speakers: Speaker[];
  experimentAttribute: string | undefined;
  readonly labels: LabelCollection;
  /** OpenTelemetry's ids, where the client gave the trace another. */
  aliases: Set<TraceId> | undefined;
}

/**
 * Splits an `ExportTraceServiceRequest` (protobuf, inflated) by trace and reads from each span what its index row needs.
 * A span that cannot be stored is noted in `rejections`; a broken envelope throws ProtocolError.
 */
export async function prepareTraces(bytes: Uint8Array, options: PrepareTracesOptions): Promise<TraceWrite[]> {
  const { memory, pricing } = options;
  const drafts = new Map<string, TraceDraft>();
  const chunks = createTraceChunkBuilder(bytes);
  const readTraceId = createTraceIdReader();
  const resourceLabels = createResourceLabels();
  readTraceRequest(bytes, {
    limits: options.limits,
    keys: memory.keys,
    texts: memory.texts,
    onSpan(span) {
      const problem = findProblem(span);
      if (problem !== undefined) {
        options.rejections.add(problem);
        return;
      }
      const traceId = readTraceId(span);
      addSpan(drafts, { traceId, span, pricing, memory, resourceLabels });
      chunks.add(traceId, span);
    },
    onRejectedSpan: (reason) => options.rejections.add(reason),
  });
  const parts = chunks.listParts();
  // What was refused must not be kept with the rest.
  const kept = options.rejections.total > 0 ? undefined : options.keepBody?.(drafts.size);
  const experimentOf = await resolveExperiments(drafts.values(), options);
  return Array.from(drafts.values(), (draft): TraceWrite => {
    const part = parts.get(draft.traceId);
    const experimentId = options.experimentId ?? experimentOf.get(draft.experimentAttribute);
    if (part === undefined || experimentId === undefined) throw new Error('A trace was split off incompletely.');
    const chunk = kept === undefined ? part.read(bytes, (size) => options.arena.take(size)) : toSharedChunk(kept, part);
    return {
      traceId: draft.traceId,
      experimentId,
      spans: draft.spans,
      chunk,
      labels: draft.labels.labels,
      ...(draft.aliases && { aliases: [...draft.aliases] }),
      previews: [
        ...draft.previews,
        ...readPreviews({
          speakers: draft.speakers,
          findTranslators: memory.findTranslators,
          roots: draft.previews,
        }),
      ],
    };
  });
}

function toSharedChunk({ body, read }: KeptBody, part: ChunkPart): SharedChunk {
  return { body, byteLength: part.byteLength, listPieces: () => part.listPieces(), read: () => part.read(read()) };
}

/** Each value once, one after the other: a request may name as many experiments as it has traces. */
async function resolveExperiments(
  drafts: Iterable<TraceDraft>,
  { experimentId, experiments }: PrepareTracesOptions,
): Promise<ReadonlyMap<string | undefined, ExperimentId>> {
  const resolved = new Map<string | undefined, ExperimentId>();
  if (experimentId !== undefined) return resolved;
  for (const { experimentAttribute } of drafts) {
    if (resolved.has(experimentAttribute)) continue;
    resolved.set(experimentAttribute, await experiments.resolveAttribute(experimentAttribute));
  }
  return resolved;
}

interface SpanOfTrace {
  readonly traceId: TraceId;
  readonly span: SpanView;
  readonly pricing: Pricing;
  readonly memory: SpanMemory;
  readonly resourceLabels: ResourceLabels;
}

function addSpan(drafts: Map<string, TraceDraft>, of: SpanOfTrace): void {
  const { traceId, span, pricing, memory, resourceLabels } = of;
  let draft = drafts.get(traceId);
  if (draft === undefined) {
    draft = {
      traceId,
      spans: [],
      previews: [],
      speakers: [],
      experimentAttribute: undefined,
      labels: createLabelCollection(resourceLabels, memory.findTranslators),
      aliases: undefined,
    };
    drafts.set(traceId, draft);
  }
  const record = toSpanRecord(span, pricing, memory.findTranslators);
  draft.spans.push(record);
  draft.labels.add(span, record.parentSpanId === null);
  if (!traceId.endsWith(span.traceId)) (draft.aliases ??= new Set()).add(toTraceId(span.traceId));
  draft.experimentAttribute ??= readExperimentAttribute(span);
  if (record.parentSpanId !== null) {
    // A root was heard already.
    if (isSpeaker(record)) draft.speakers.push({ record, mark: markSpan(span) });
    return;
  }
  const preview = toPreviewCandidate(span, record.spanId, memory.findTranslators);
  if (preview !== undefined) draft.previews.push(preview);
}

function findProblem(span: SpanView): string | undefined {
  if (span.traceId === '') return 'A span has no trace id (absent or all zero).';
  if (span.traceId.length !== TRACE_ID_HEX_LENGTH) return 'A span has a trace id that is not 16 bytes long.';
  if (span.spanId === '') return 'A span has no span id (absent or all zero).';
  if (span.spanId.length !== SPAN_ID_HEX_LENGTH) return 'A span has a span id that is not 8 bytes long.';
  return undefined;
}

/** Neighbours are mostly of one trace, and share its id. */
function createTraceIdReader(): (span: SpanView) => TraceId {
  let lastHex = '';
  let last = toTraceId(lastHex);
  return (span) => {
    const requested = findRequestedTraceId(span);
    if (requested !== undefined) return requested;
    const hex = span.traceId;
    if (hex !== lastHex) {
      lastHex = hex;
      last = toTraceId(hex);
    }
    return last;
  };
}

function findRequestedTraceId({ attributes }: SpanView): TraceId | undefined {
  const requested = attributes.get(TRACE_REQUEST_ID);
  if (typeof requested !== 'string' || requested === '') return undefined;
  // Some clients send every attribute JSON-encoded, this one too.
  const text = requested.startsWith('"') && requested.endsWith('"') ? requested.slice(1, -1) : requested;
  return CLIENT_TRACE_ID.test(text) ? (text as TraceId) : undefined;
}

/** Of the process, else of the span. */
function readExperimentAttribute({ resource, attributes }: SpanView): string | undefined {
  return findExperimentAttribute(resource) ?? findExperimentAttribute(attributes);
}

function findExperimentAttribute(attributes: AttributeView): string | undefined {
  if (!attributes.hasAny(EXPERIMENT_ATTRIBUTES)) return undefined;
  for (const key of EXPERIMENT_ATTRIBUTES) {
    const value = attributes.get(key);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return undefined;
}
