import type { TraceExportFormat } from '@gander/api/gander/trace-export';
import type { TraceId } from '@gander/core/ids';

import type { TraceFilterQuery } from '../to-trace-filter.ts';

/** One step of an export. All that it needs to go on is in it: nothing is kept between steps. */
export interface TraceExportCall {
  /** As in the address. */
  readonly experimentText: string;
  readonly format: TraceExportFormat;
  readonly filter: TraceFilterQuery;
  /** These and no others. */
  readonly traceIds: readonly string[] | undefined;
  /** Absent at the beginning. */
  readonly position: ExportPosition | undefined;
}

export interface ExportPosition {
  /** Traces that come next; the first may be half done. */
  readonly queue: readonly TraceId[];
  /** Of the page of traces after those; `null` when there is none. */
  readonly cursor: string | null;
  /** Within the first of the queue; absent at its beginning. */
  readonly place: PlaceInTrace | undefined;
  /** Something has been written to which a comma has to be added. */
  readonly needsComma: boolean;
}

/** Where the export of a trace goes on. */
export interface PlaceInTrace {
  readonly kind: 'spans' | 'logs';
  /** Absent at their beginning. */
  readonly cursor: string | undefined;
}

export interface ExportPart {
  readonly text: string;
  /** `null` at the end. */
  readonly next: ExportPosition | null;
}
