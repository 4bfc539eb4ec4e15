/**
 * Resource attributes that say which program a span comes from.
 *
 * Source: https://opentelemetry.io/docs/specs/semconv/resource/#service
 */
export const SERVICE = {
  name: 'service.name',
  namespace: 'service.namespace',
  version: 'service.version',
  instanceId: 'service.instance.id',
} as const;
