import { z } from 'zod';

import { unixNano } from './codecs.ts';
import { json } from './message-schemas.ts';

export const logRow = z.object({
  timeUnixNano: unixNano,
  spanId: z.string().nullable(),
  severity: z.string(),
  eventName: z.string(),
  body: json,
  attributes: z.record(z.string(), json),
});

export type LogRowBody = z.output<typeof logRow>;
