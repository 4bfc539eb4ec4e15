import { z } from 'zod';

import { int64Out, text, textMap } from '../wire/fields.ts';
import { keyValue } from './experiment.ts';

const traceState = z.enum(['STATE_UNSPECIFIED', 'OK', 'ERROR', 'IN_PROGRESS']);

/** Where a trace is; the only kind there is outside of Databricks. */
const traceLocation = z.object({
  type: z.literal('MLFLOW_EXPERIMENT'),
  mlflow_experiment: z.object({ experiment_id: text }),
});

/** `TraceInfoV3`. */
export const traceInfo = z.object({
  trace_id: text,
  client_request_id: text.optional(),
  trace_location: traceLocation,
  request_preview: text.optional(),
  response_preview: text.optional(),
  /** RFC 3339, milliseconds. */
  request_time: text,
  /** e.g. `1.500s`; unset while the trace has not ended. */
  execution_duration: text.optional(),
  state: traceState,
  trace_metadata: textMap,
  tags: textMap,
  /** Messages of their own. */
  assessments: z.array(z.unknown()).optional(),
});

/** A trace with its spans, in protobuf's JSON for OpenTelemetry. */
export const trace = z.object({ trace_info: traceInfo, spans: z.array(z.unknown()).optional() });

/** `TraceInfo` of the old protocol. */
export const traceInfoV2 = z.object({
  request_id: text,
  experiment_id: text,
  timestamp_ms: int64Out,
  /** 0 while the trace has not ended. */
  execution_time_ms: int64Out,
  status: z.enum(['TRACE_STATUS_UNSPECIFIED', 'OK', 'ERROR', 'IN_PROGRESS']),
  request_metadata: z.array(keyValue),
  tags: z.array(keyValue),
});
