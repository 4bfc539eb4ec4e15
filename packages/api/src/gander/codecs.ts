import { z } from 'zod';

/** Nanoseconds travel as decimal strings: a JSON number would lose the last digits. */
export const unixNano = z.codec(
  z
    .string()
    .regex(/^-?\d{1,20}$/)
    .meta({ description: 'Nanoseconds since the epoch, as a decimal string' }),
  z.bigint(),
  { decode: (text) => BigInt(text), encode: (nanos) => nanos.toString() },
);

export const limit = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Where a page goes on: what the page before said, given back as it is. */
export const cursor = z.string().max(1000).optional();
