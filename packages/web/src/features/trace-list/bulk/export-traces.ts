import { MAX_SELECTED_TRACES } from '@gander/api/gander/trace-selection';
import { toTraceExportUrl, type TraceExportFormat } from '@gander/api/gander/trace-export';

import { downloadUrl } from './download-url.ts';
import type { SelectionTarget } from './selection-target.ts';

export interface ExportOptions {
  readonly experimentId: string;
  readonly target: SelectionTarget;
  readonly format: TraceExportFormat;
}

const FILE_ENDINGS = { otlp: 'otlp.jsonl', jsonl: 'jsonl' } as const satisfies Record<TraceExportFormat, string>;

/**
 * Downloads traces. All that match a filter go straight into a file, however many they are; named ones are asked for
 * by their ids, a file for each thousand.
 */
export async function exportTraces({ experimentId, target, format }: ExportOptions): Promise<void> {
  if (target.kind === 'matching') {
    const { filter, text, from, to } = target.filter;
    const query = { format, filter, text, from: from?.toString(), to: to?.toString() };
    downloadUrl(toTraceExportUrl({ experimentId, query }), '');
    return;
  }
  const { ids } = target;
  for (let from = 0; from < ids.length; from += MAX_SELECTED_TRACES) {
    const part = ids.length > MAX_SELECTED_TRACES ? `-${from / MAX_SELECTED_TRACES + 1}` : '';
    const blob = await fetchExport(experimentId, format, ids.slice(from, from + MAX_SELECTED_TRACES));
    const url = URL.createObjectURL(blob);
    downloadUrl(url, `traces-${experimentId}${part}.${FILE_ENDINGS[format]}`);
    setTimeout(() => {
      URL.revokeObjectURL(url);
    }, 10_000);
  }
}

async function fetchExport(experimentId: string, format: TraceExportFormat, ids: readonly string[]): Promise<Blob> {
  const [path = ''] = toTraceExportUrl({ experimentId, query: { format } }).split('?');
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ format, traceIds: ids }),
  });
  if (!response.ok) throw new Error(`The export failed: the server answered ${response.status}.`);
  return response.blob();
}
