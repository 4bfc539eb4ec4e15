import type { GanderRouteName, ganderRoutes } from '@gander/api/gander/routes';
import type { TraceId } from '@gander/core/ids';
import type { StoreDescription } from '@gander/store/store';
import type { z } from 'zod';

import type { MlflowThreadCall } from '../mlflow/run-mlflow-call.ts';
import type { SelectedTraces, SelectionCall } from './list-selected-traces.ts';
import type { SavedTraceCall, SavedTracePart } from './saved-trace/saved-trace-call.ts';
import type { ExportPart, TraceExportCall } from './trace-export/trace-export-call.ts';

type Routes = typeof ganderRoutes;

/** The routes that only read what is stored: GET, but for what the server says of itself. */
export type ReadingRouteName = Exclude<
  { [Name in GanderRouteName]: Routes[Name]['method'] extends 'GET' ? Name : never }[GanderRouteName],
  'getInstance'
>;

export type RouteQuery<Name extends GanderRouteName> = z.output<Routes[Name]['query']>;

export type RouteResponse<Name extends GanderRouteName> = z.input<Routes[Name]['response']>;

export interface ReadingCall {
  readonly route: ReadingRouteName;
  readonly params: Readonly<Record<string, string>>;
  /** As decoded by the route's schema. */
  readonly query: unknown;
}

export interface SpanValueCall {
  /** `traceId` and `spanId`, as in the address. */
  readonly params: Readonly<Record<string, string>>;
  /** JSON pointer into the span's detail. */
  readonly pointer: string;
}

/** What the main thread may ask of the thread that reads. */
export interface ReaderMethods {
  /** The response body as JSON text, encoded in the thread that made it. */
  read(call: ReadingCall): Promise<Uint8Array<ArrayBuffer>>;
  /** One value of a span, as text. */
  readSpanValue(call: SpanValueCall): Promise<Uint8Array<ArrayBuffer>>;
  /** A part of traces that are exported. */
  readExportPart(call: TraceExportCall): Promise<ExportPart>;
  /** A part of a trace that is saved as a page. */
  readSavedTracePart(call: SavedTraceCall): Promise<SavedTracePart>;
  /** The traces that a change of many is about, a page of them. */
  listSelectedTraces(call: SelectionCall): Promise<SelectedTraces>;
  /** An MLflow route that reads; the response message as JSON text. */
  callMlflow(call: MlflowThreadCall): Promise<Uint8Array<ArrayBuffer>>;
  /** Where the artifacts of a trace belong; `undefined` when there is no such trace. */
  findTraceArtifactUri(traceId: TraceId): Promise<string | undefined>;
  /** The file `traces.json`, made of the stored spans; `undefined` when there are none. */
  findTraceFile(traceId: TraceId): Promise<Uint8Array<ArrayBuffer> | undefined>;
  describe(input: undefined): Promise<StoreDescription>;
  close(input: undefined): Promise<void>;
}

export interface ReaderData {
  readonly databasePath: string;
}
