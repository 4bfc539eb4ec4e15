import type { Attributes } from '@opentelemetry/api';

import { findEnvironment } from '../environment.ts';
import type { ResourceShape } from '../tracer/otel-shapes.ts';
import { createRandomId } from '../tracer/random-id.ts';
import { SDK_VERSION } from './sdk-version.ts';

/**
 * What the program is: `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`, and what the program says itself.
 *
 * Source: https://opentelemetry.io/docs/specs/otel/resource/sdk/
 */
export function createResource(given: Attributes = {}): ResourceShape {
  const serviceName = findEnvironment('OTEL_SERVICE_NAME');
  return {
    attributes: {
      'service.name': 'unknown_service',
      'service.instance.id': createRandomId(16),
      'telemetry.sdk.name': 'gander',
      'telemetry.sdk.language': 'nodejs',
      'telemetry.sdk.version': SDK_VERSION,
      ...parseResourceAttributes(findEnvironment('OTEL_RESOURCE_ATTRIBUTES') ?? ''),
      ...(serviceName === undefined ? {} : { 'service.name': serviceName }),
      ...given,
    },
  };
}

function parseResourceAttributes(text: string): Attributes {
  const attributes: Attributes = {};
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    if (at <= 0) continue;
    try {
      attributes[decodeURIComponent(pair.slice(0, at).trim())] = decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      // One pair that is not percent-encoded must not cost the others.
    }
  }
  return attributes;
}
