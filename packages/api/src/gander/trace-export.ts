import { z } from 'zod';

import { GANDER_API_PREFIX } from './api-prefix.ts';
import { traceFilter } from './trace-filter.ts';
import { MAX_SELECTED_TRACES, traceFilterBody } from './trace-selection.ts';

/**
 * `otlp`: the file format of OpenTelemetry, which collectors write and read: a line per `TracesData` or `LogsData` in OTLP JSON, each a
 * body that `POST /v1/traces` or `POST /v1/logs` takes. A trace's logs come first, then its spans. `jsonl`: a line per trace, its
 * summary with all its spans, translated.
 */
export const TRACE_EXPORT_FORMATS = ['otlp', 'jsonl'] as const;

export type TraceExportFormat = (typeof TRACE_EXPORT_FORMATS)[number];

/** Which traces, as query parameters. */
export const traceExportQuery = z.object({
  ...traceFilter,
  format: z.enum(TRACE_EXPORT_FORMATS),
  /** Comma list; these and no others. */
  traceIds: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().min(1).max(250)).max(MAX_SELECTED_TRACES))
    .optional(),
});

/** The same as the JSON body of a POST: ids of a thousand traces do not fit into an address. */
export const traceExportBody = z.strictObject({
  ...traceFilterBody.shape,
  format: z.enum(TRACE_EXPORT_FORMATS),
  traceIds: z.array(z.string().min(1).max(250)).max(MAX_SELECTED_TRACES).optional(),
});

export type TraceExportQuery = z.input<typeof traceExportQuery>;

/**
 * Where the export of an experiment's traces is, for a link with `download`. With POST the query can be the JSON body instead.
 *
 * @example toTraceExportUrl({ experimentId: '0', query: { format: 'jsonl', filter: "status = 'ERROR'" } })
 */
export function toTraceExportUrl({
  baseUrl = '',
  experimentId,
  query,
}: {
  readonly baseUrl?: string;
  readonly experimentId: string;
  readonly query: TraceExportQuery;
}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, value);
  return `${baseUrl}${GANDER_API_PREFIX}/experiments/${encodeURIComponent(experimentId)}/trace-export?${search.toString()}`;
}
