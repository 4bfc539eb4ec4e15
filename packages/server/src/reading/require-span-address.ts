import { AppError } from '@gander/core/errors';
import { parseSpanId, parseTraceId, type SpanId, type TraceId } from '@gander/core/ids';

type Params = Readonly<Record<string, string>>;

/** The trace id of an address; refuses what cannot be one. */
export function requireTraceId({ traceId = '' }: Params): TraceId {
  const parsed = parseTraceId(traceId);
  if (parsed === undefined) throw new AppError('invalid_argument', 'A trace id has 1 to 250 characters.');
  return parsed;
}

/** The span id of an address; refuses what cannot be one. */
export function requireSpanId({ spanId = '' }: Params): SpanId {
  const parsed = parseSpanId(spanId);
  if (parsed === undefined) throw new AppError('invalid_argument', 'A span id is 16 hexadecimal digits.');
  return parsed;
}
