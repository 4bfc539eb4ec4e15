import { context } from '@opentelemetry/api';

import { getRegistry } from '../registry/sdk-registry.ts';
import { isSuppressed } from '../tracer/run-suppressed.ts';

/** Whether a span started here and now would be recorded, as far as `disable` and `tracingContext` decide it. */
export function isTracingEnabled(): boolean {
  return getRegistry().isEnabled && !isSuppressed(context.active());
}

/** Records again after {@link disable}. */
export function enable(): void {
  getRegistry().isEnabled = true;
}

/** Stops recording everywhere: traced functions run as if they were not. */
export function disable(): void {
  getRegistry().isEnabled = false;
}
