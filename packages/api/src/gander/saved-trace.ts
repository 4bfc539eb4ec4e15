import { z } from 'zod';

import { GANDER_API_PREFIX } from './api-prefix.ts';
import { json } from './message-schemas.ts';

/**
 * A trace saved as one HTML file: the viewer, and what the server would have answered it. The data is in elements
 * `<script type="application/gzip" data-gander-part="…">` whose text is the base64 of gzipped JSON: no text of a span is
 * ever text of the document. `docs` of the parts are the schemas below.
 */
export const SAVED_TRACE_PART_TYPE = 'application/gzip';

/** Where the parts stand in the viewer's page. */
export const SAVED_TRACE_PARTS_PLACE = '<!--gander-parts-->';

export const SAVED_TRACE_PARTS = ['head', 'rows', 'answers', 'marks', 'logs', 'spans'] as const;

export type SavedTracePartKind = (typeof SAVED_TRACE_PARTS)[number];

/** The first part: what the file is, and the answers that are about the trace as a whole. */
export const savedTraceHead = z.object({
  version: z.literal(1),
  traceId: z.string(),
  experimentId: z.string(),
  savedAtMs: z.number(),
  ganderVersion: z.string(),
  /** Bodies by the path that they answer. */
  answers: z.record(z.string(), json),
  /** Files of older versions have all logs here: an `ExportLogsServiceRequest` in OTLP JSON. */
  logsOtlp: json.optional(),
});

/** More answers, which would make the head long. */
export const savedTraceAnswers = z.object({ answers: z.record(z.string(), json) });

/** A page of what `listSpanMarks` answers. */
export const savedTraceMarks = z.object({ items: z.array(json) });

/** Log records that name the trace, by time; a part goes on where the one before ended. */
export const savedTraceLogs = z.object({
  /** As `listLogs` answers. */
  rows: z.array(json),
  /** The same records as they were sent: an `ExportLogsServiceRequest` in OTLP JSON. */
  otlp: json,
});

/** Rows of the tree, by start time; a part goes on where the one before ended. */
export const savedTraceRows = z.object({ rows: z.array(json) });

/** Spans in full. Their ids are in the element's attribute `data-span-ids`, joined by spaces. */
export const savedTraceSpans = z.object({
  /** What `getSpan` answers, by span id. */
  details: z.record(z.string(), json),
  /** How much fits into the window of a model call, by span id. The rest of its context is worked out of the details. */
  windows: z.record(z.string(), z.object({ tokens: z.number(), source: z.string() })),
  /** The same spans as they were sent: an `ExportTraceServiceRequest` in OTLP JSON. */
  otlp: json,
});

export type SavedTraceHead = z.output<typeof savedTraceHead>;

/** Where a trace can be had as one self-contained HTML file. */
export function toSavedTraceUrl(traceId: string): string {
  return `${GANDER_API_PREFIX}/traces/${encodeURIComponent(traceId)}/saved.html`;
}
