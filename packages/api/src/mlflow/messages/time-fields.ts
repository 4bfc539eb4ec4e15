import { z } from 'zod';

import { parseDurationMs } from '../wire/duration.ts';
import { parseTimestampMs } from '../wire/timestamp.ts';

/** A time of a request in milliseconds; `null` for what cannot be read, for which no client should lose its data. */
export const timestampField = z
  .unknown()
  .transform((value) => (value === undefined ? undefined : (parseTimestampMs(value) ?? null)));

/** A duration of a request in milliseconds; `null` for what cannot be read. */
export const durationField = z
  .unknown()
  .transform((value) => (value === undefined ? undefined : (parseDurationMs(value) ?? null)));
