import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { isPreferredLabel, LABEL_FIELDS, type TraceLabel } from '../trace-labels.ts';
import { type Deployment, DEPLOYMENT_KEYS, readOwnDeployment } from './deployment.ts';
import type { FindTranslators } from './find-translators.ts';
import { toErrorLabel } from './error-label.ts';
import { PYDANTIC_SCOPE, readSessionGranularity, SESSION_SCOPE_KEYS, SESSION_SCOPE_MARKS } from './session-scope.ts';
import { readSdkTraceFields, SDK_MARKS } from './sdk-trace-fields.ts';
import { readTraceTags, TRACE_TAG_KEYS } from './trace-tags.ts';

/** Attributes that a collection of labels looks at. */
export const TRACE_LABEL_KEYS: readonly string[] = [
  ...DEPLOYMENT_KEYS,
  ...SESSION_SCOPE_KEYS,
  ...TRACE_TAG_KEYS,
  ...SDK_MARKS,
];

/** Those that a span has of its own and not with its resource. */
const OWN_KEYS: readonly string[] = [...DEPLOYMENT_KEYS, ...SESSION_SCOPE_MARKS, ...TRACE_TAG_KEYS, ...SDK_MARKS];

/** More tags, or more metadata, than this are data that somebody put in the wrong place. */
const MAX_ENTRIES = 200;
const STATUS_ERROR = 2;
/** As MLflow limits them. */
const MAX_KEY_LENGTH = 250;
const MAX_VALUE_LENGTH = 8_000;

/** What the spans of one trace say of it. */
export interface LabelCollection {
  readonly labels: readonly TraceLabel[];
  /** Runs for every span at ingest; most say nothing, which costs one look. */
  add(span: SpanView, isFromRoot: boolean): void;
}

/** What resources say, for all traces of one request: most requests have one resource. */
export type ResourceLabels = (resource: AttributeView) => Deployment;

/** Remembers the resource that was asked for last. */
export function createResourceLabels(): ResourceLabels {
  let last: AttributeView | undefined;
  let deployment: Deployment = {};
  return (resource) => {
    if (resource !== last) {
      last = resource;
      deployment = readOwnDeployment(resource);
    }
    return deployment;
  };
}

/** That of last resort says nothing of who wrote the span. */
function findConvention(translators: ReturnType<FindTranslators>): string | undefined {
  return translators.find(({ convention }) => convention !== 'generic')?.convention;
}

/** Of one trace in one delivery. Without `find` nothing is said of the framework that wrote it. */
export function createLabelCollection(
  ofResource: ResourceLabels = createResourceLabels(),
  find?: FindTranslators,
): LabelCollection {
  return new CollectedLabels(ofResource, find);
}

/** A class, because one is made for every trace of every request. */
class CollectedLabels implements LabelCollection {
  readonly #ofResource: ResourceLabels;
  readonly #find: FindTranslators | undefined;
  readonly #fields: Partial<Record<string, TraceLabel>> = {};
  /** Most traces have none. */
  #tags: Map<string, TraceLabel> | undefined;
  #metadata: Map<string, TraceLabel> | undefined;
  #resource: AttributeView | undefined;
  #scopeName: string | undefined;

  constructor(ofResource: ResourceLabels, find: FindTranslators | undefined) {
    this.#ofResource = ofResource;
    this.#find = find;
  }

  get labels(): readonly TraceLabel[] {
    const labels: TraceLabel[] = [];
    for (const key of LABEL_FIELDS) {
      const label = this.#fields[key];
      if (label !== undefined) labels.push(label);
    }
    if (this.#tags !== undefined) labels.push(...this.#tags.values());
    if (this.#metadata !== undefined) labels.push(...this.#metadata.values());
    return labels;
  }

  add(span: SpanView, isFromRoot: boolean): void {
    if (span.statusCode === STATUS_ERROR) this.#addField('error', toErrorLabel(span), isFromRoot);
    // Spans of one scope speak one convention; the root is asked in any case.
    if (this.#find !== undefined && (isFromRoot || span.scopeName !== this.#scopeName)) {
      this.#scopeName = span.scopeName;
      this.#addField('framework', findConvention(this.#find(span)), isFromRoot);
    }
    const isPlain = span.scopeName !== PYDANTIC_SCOPE && !span.attributes.hasAny(OWN_KEYS);
    const { resource } = span;
    // What the resource says its first span has said, unless the root repeats it with more weight.
    if (isPlain && this.#resource === resource && !isFromRoot) return;
    this.#resource = resource;
    const shared = this.#ofResource(resource);
    const own = isPlain ? undefined : readOwnDeployment(span.attributes);
    this.#addField('environment', own?.environment ?? shared.environment, isFromRoot);
    this.#addField('release', own?.release ?? shared.release, isFromRoot);
    if (!isPlain) this.#addOwn(span, isFromRoot);
  }

  #addOwn(span: SpanView, isFromRoot: boolean): void {
    this.#addField('sessionGranularity', readSessionGranularity(span), isFromRoot);
    const said = readTraceTags(span);
    if (said !== undefined) this.#addTags(said, isFromRoot);
    const handedOver = readSdkTraceFields(span);
    if (handedOver === undefined) return;
    this.#addTags(handedOver.tags, isFromRoot);
    this.#metadata ??= new Map();
    addEntries(this.#metadata, handedOver.metadata, { kind: 'metadata', isFromRoot });
    this.#addField('clientRequestId', handedOver.clientRequestId, isFromRoot);
  }

  #addField(key: (typeof LABEL_FIELDS)[number], value: string | undefined, isFromRoot: boolean): void {
    if (value === undefined || value.length > MAX_VALUE_LENGTH) return;
    const label: TraceLabel = { kind: 'field', key, value, isFromRoot };
    if (isPreferredLabel(label, this.#fields[key])) this.#fields[key] = label;
  }

  #addTags(said: Readonly<Record<string, string>>, isFromRoot: boolean): void {
    this.#tags ??= new Map();
    addEntries(this.#tags, said, { kind: 'tag', isFromRoot });
  }
}

function addEntries(
  entries: Map<string, TraceLabel>,
  said: Readonly<Record<string, string>>,
  of: Pick<TraceLabel, 'kind' | 'isFromRoot'>,
): void {
  for (const [key, value] of Object.entries(said)) {
    if (key.length > MAX_KEY_LENGTH || value.length > MAX_VALUE_LENGTH) continue;
    const known = entries.get(key);
    if (known === undefined && entries.size >= MAX_ENTRIES) continue;
    const label: TraceLabel = { ...of, key, value };
    if (isPreferredLabel(label, known)) entries.set(key, label);
  }
}
