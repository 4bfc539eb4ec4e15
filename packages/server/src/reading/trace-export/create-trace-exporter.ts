import { AppError } from '@gander/core/errors';
import { parseExperimentId, parseTraceId, type TraceId } from '@gander/core/ids';
import type { TraceSummary } from '@gander/core/trace-summary';
import type { Store } from '@gander/store/store';

import type { PriceBook } from '../../pricing/price-book.ts';
import { requireExperimentId } from '../require-experiment-id.ts';
import { resolveTraceId } from '../resolve-trace-id.ts';
import { toTraceFilter } from '../to-trace-filter.ts';
import type { TraceLogs } from '../trace-logs.ts';
import type { ExportPart, ExportPosition, TraceExportCall } from './trace-export-call.ts';
import { JSONL_WRITER } from './jsonl-writer.ts';
import { OTLP_WRITER } from './otlp-writer.ts';
import type { ExportSources, ExportWriter } from './export-writer.ts';

export interface TraceExporterDeps {
  readonly store: Store;
  readonly prices: Pick<PriceBook, 'open'>;
  readonly traceLogs: TraceLogs;
  readonly nowMs: () => number;
}

export interface TraceExporter {
  /** Throws `not_found` for the experiment and `invalid_argument` for the filter, at the first step. */
  readPart(call: TraceExportCall): Promise<ExportPart>;
}

const WRITERS = { otlp: OTLP_WRITER, jsonl: JSONL_WRITER } as const satisfies Record<string, ExportWriter>;

const PAGE = 50;
/** A step ends once it has written so much or taken so long: others wait for the thread that reads. */
const PART_CHARS = 512 * 1024;
const BUDGET_MS = 50;

/** Writes traces to files of any length, a piece at a time. */
export function createTraceExporter({ store, prices, traceLogs, nowMs }: TraceExporterDeps): TraceExporter {
  const { traces, experiments } = store;

  async function begin(call: TraceExportCall): Promise<ExportPosition> {
    await experiments.getExperiment(requireExperimentId({ experimentId: call.experimentText }));
    const start = { place: undefined, needsComma: false };
    if (call.traceIds === undefined) return listNext(call, { ...start, queue: [], cursor: '' });
    const named = new Set<TraceId>();
    for (const text of call.traceIds) named.add(await resolveTraceId(traces, text, requireTraceId(text)));
    return { ...start, queue: [...named], cursor: null };
  }

  /** The next page of traces, behind what is left of the last one. */
  async function listNext(call: TraceExportCall, position: ExportPosition): Promise<ExportPosition> {
    if (position.cursor === null) return position;
    const { experimentId, expression, ...scope } = toTraceFilter(
      requireExperimentId({ experimentId: call.experimentText }),
      call.filter,
    );
    const { items, nextCursor } = await traces.searchTraces({
      experimentIds: [experimentId],
      filter: expression ?? { kind: 'constant', value: true },
      scope,
      order: [],
      page: { limit: PAGE, cursor: position.cursor === '' ? undefined : position.cursor },
    });
    return { ...position, queue: [...position.queue, ...items], cursor: nextCursor };
  }

  async function findInExperiment(call: TraceExportCall, traceId: TraceId): Promise<TraceSummary | undefined> {
    const trace = await traces.findTrace(traceId);
    return trace?.experimentId === parseExperimentId(call.experimentText) ? trace : undefined;
  }

  return {
    async readPart(call) {
      const endMs = nowMs() + BUDGET_MS;
      const writer = WRITERS[call.format];
      const sources: ExportSources = { store, traceLogs, pricing: await prices.open() };
      let position = call.position ?? (await begin(call));
      let text = '';
      while (text.length < PART_CHARS && nowMs() < endMs) {
        const [traceId, ...queue] = position.queue;
        if (traceId === undefined) {
          if (position.cursor === null) return { text, next: null };
          position = await listNext(call, position);
          continue;
        }
        const trace = await findInExperiment(call, traceId);
        if (trace === undefined) {
          position = { ...position, queue, place: undefined };
          continue;
        }
        const written = await writer.writeNext(sources, trace, position);
        text += written.text;
        const rest = written.next === null ? { queue, place: undefined } : { place: written.next };
        position = { ...position, ...rest, needsComma: written.needsComma };
      }
      return { text, next: position };
    },
  };
}

function requireTraceId(text: string): TraceId {
  const traceId = parseTraceId(text);
  if (traceId === undefined) throw new AppError('invalid_argument', 'A trace id has 1 to 250 characters.');
  return traceId;
}
