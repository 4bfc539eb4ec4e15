import type { Context } from '@opentelemetry/api';

import { findModelCall } from '../spans/model-call.ts';
import type { ReadableSpanShape } from '../tracer/otel-shapes.ts';

const OUR_SCOPE = '@gander/sdk';

/** Instrumentations whose spans stand for one call of a model. */
const MODEL_SCOPES =
  /^com\.anthropic\.|^@?(?:traceloop|opentelemetry)\/?[\w-]*(?:openai|anthropic|genai|generativeai|bedrock|cohere|together|vertexai)|openinference-instrumentation-(?:openai|anthropic|genai|google|bedrock)$/;

const MODEL_OPERATIONS: ReadonlySet<unknown> = new Set([
  'chat',
  'text_completion',
  'generate_content',
  'embeddings',
  'messages',
]);

/**
 * Whether a span that starts tells what a span of ours already tells: another instrumentation's view of the call that
 * `runModelCall` surrounds.
 */
export function isNestedModelSpan(span: ReadableSpanShape, parentContext: Context): boolean {
  const call = findModelCall(parentContext);
  if (call === undefined || call === span.spanContext().spanId) return false;
  const scope = (span.instrumentationScope ?? span.instrumentationLibrary)?.name ?? '';
  if (scope === OUR_SCOPE) return false;
  return MODEL_SCOPES.test(scope) || MODEL_OPERATIONS.has(span.attributes['gen_ai.operation.name']);
}
