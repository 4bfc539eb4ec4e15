import type { Pricing } from '@gander/core/pricing/pricing';
import type { TraceSummary } from '@gander/core/trace-summary';
import type { Store } from '@gander/store/store';

import type { ExportPosition } from './trace-export-call.ts';

export interface ExportSources {
  readonly store: Pick<Store, 'traces'>;
  readonly pricing: Pricing;
}

/** A form of file that traces are written in. */
export interface ExportWriter {
  /** Before everything, also before nothing. */
  readonly head: string;
  readonly tail: string;
  /** Writes the next chunk of a trace; `undefined` when it has none to write. */
  writeNext(sources: ExportSources, trace: TraceSummary, position: ExportPosition): Promise<Written | undefined>;
}

export interface Written {
  readonly text: string;
  /** Of the chunk after it; `null` at the end of the trace. */
  readonly chunkCursor: string | null;
  readonly needsComma: boolean;
}
