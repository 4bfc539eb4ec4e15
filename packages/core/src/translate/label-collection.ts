import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { isPreferredLabel, LABEL_FIELDS, type TraceLabel } from '../trace-labels.ts';
import { type Deployment, DEPLOYMENT_KEYS, readOwnDeployment } from './deployment.ts';
import { PYDANTIC_SCOPE, readSessionGranularity, SESSION_SCOPE_KEYS, SESSION_SCOPE_MARKS } from './session-scope.ts';
import { readTraceTags, TRACE_TAG_KEYS } from './trace-tags.ts';

/** Attributes that a collection of labels looks at. */
export const TRACE_LABEL_KEYS: readonly string[] = [...DEPLOYMENT_KEYS, ...SESSION_SCOPE_KEYS, ...TRACE_TAG_KEYS];

/** Those that a span has of its own and not with its resource. */
const OWN_KEYS: readonly string[] = [...DEPLOYMENT_KEYS, ...SESSION_SCOPE_MARKS, ...TRACE_TAG_KEYS];

/** More tags than this are data that somebody put in the wrong place. */
const MAX_TAGS = 200;
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

/** Of one trace in one delivery. */
export function createLabelCollection(ofResource: ResourceLabels = createResourceLabels()): LabelCollection {
  const fields: Partial<Record<string, TraceLabel>> = {};
  const tags = new Map<string, TraceLabel>();
  let resource: AttributeView | undefined;

  function addField(key: (typeof LABEL_FIELDS)[number], value: string | undefined, isFromRoot: boolean): void {
    if (value === undefined || value.length > MAX_VALUE_LENGTH) return;
    const label: TraceLabel = { kind: 'field', key, value, isFromRoot };
    if (isPreferredLabel(label, fields[key])) fields[key] = label;
  }

  function addTag(key: string, value: string, isFromRoot: boolean): void {
    if (key.length > MAX_KEY_LENGTH || value.length > MAX_VALUE_LENGTH) return;
    const known = tags.get(key);
    if (known === undefined && tags.size >= MAX_TAGS) return;
    const label: TraceLabel = { kind: 'tag', key, value, isFromRoot };
    if (isPreferredLabel(label, known)) tags.set(key, label);
  }

  return {
    get labels() {
      return [...LABEL_FIELDS.flatMap((key) => fields[key] ?? []), ...tags.values()];
    },
    add(span, isFromRoot) {
      const isPlain = span.scopeName !== PYDANTIC_SCOPE && !span.attributes.hasAny(OWN_KEYS);
      // What the resource says its first span has said, unless the root repeats it with more weight.
      if (isPlain && resource === span.resource && !isFromRoot) return;
      resource = span.resource;
      const shared = ofResource(resource);
      const own = isPlain ? undefined : readOwnDeployment(span.attributes);
      addField('environment', own?.environment ?? shared.environment, isFromRoot);
      addField('release', own?.release ?? shared.release, isFromRoot);
      if (isPlain) return;
      addField('sessionGranularity', readSessionGranularity(span), isFromRoot);
      const said = readTraceTags(span);
      if (said !== undefined) for (const [key, value] of Object.entries(said)) addTag(key, value, isFromRoot);
    },
  };
}
