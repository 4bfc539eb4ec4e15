import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { readIdentity } from './identity.ts';

/** On the span where one process serves several, else on the resource. The first is OpenTelemetry's name of today. */
const ENVIRONMENT_KEYS = [
  'langfuse.environment',
  'deployment.environment.name',
  'deployment.environment',
  'gen_ai.environment',
] as const;
/** `service.version` is what OpenTelemetry calls a release. Source: https://opentelemetry.io/docs/specs/semconv/resource/service/ */
const RELEASE_KEYS = ['langfuse.release', 'service.version'] as const;

/** Attributes of spans and resources that {@link readDeployment} looks at. */
export const DEPLOYMENT_KEYS: readonly string[] = [...ENVIRONMENT_KEYS, ...RELEASE_KEYS];

export interface Deployment {
  readonly environment?: string;
  readonly release?: string;
}

/** Where the program runs and which build of it: `default`, which Langfuse writes where nobody said, is neither. */
export function readDeployment({ attributes, resource }: SpanView): Deployment {
  return { ...readOwnDeployment(resource), ...readOwnDeployment(attributes) };
}

/** The part that these attributes, of a span or of a resource, tell. */
export function readOwnDeployment(attributes: AttributeView): Deployment {
  const environment = readIdentity(attributes, ENVIRONMENT_KEYS);
  const release = readIdentity(attributes, RELEASE_KEYS);
  return { ...(environment === undefined ? {} : { environment }), ...(release === undefined ? {} : { release }) };
}
