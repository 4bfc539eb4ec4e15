import type { Pricing } from '@gander/core/pricing/pricing';
import type { TraceSummary } from '@gander/core/trace-summary';
import type { Store } from '@gander/store/store';

import type { TraceLogs } from '../trace-logs.ts';
import type { ExportPosition, PlaceInTrace } from './trace-export-call.ts';

export interface ExportSources {
  readonly store: Pick<Store, 'traces'>;
  readonly traceLogs: TraceLogs;
  readonly pricing: Pricing;
}

/** A form of file that traces are written in. */
export interface ExportWriter {
  /** Writes the next piece of a trace. */
  writeNext(sources: ExportSources, trace: TraceSummary, position: ExportPosition): Promise<Written>;
}

export interface Written {
  readonly text: string;
  /** `null` at the end of the trace. */
  readonly next: PlaceInTrace | null;
  /** What comes next in the same trace needs a comma before it. */
  readonly needsComma: boolean;
}
