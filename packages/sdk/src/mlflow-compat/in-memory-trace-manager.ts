import { getRegistry } from '../registry/sdk-registry.ts';
import { toTraceId } from '../vocabulary/trace-id.ts';

/**
 * The questions programs put to MLflow's trace manager. It keeps no traces here: what belongs to one is on its spans, and
 * what is exported can be changed by the processor's `onSpan`.
 */
export class InMemoryTraceManager {
  static getInstance(): InMemoryTraceManager {
    return new InMemoryTraceManager();
  }

  /** `tr-…` of the trace last written to. */
  get lastActiveTraceId(): string | undefined {
    return getRegistry().lastActiveTraceId;
  }

  getMlflowTraceIdFromOtelId(otelTraceId: string): string {
    return toTraceId(otelTraceId);
  }
}
