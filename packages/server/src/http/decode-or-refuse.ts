import { AppError } from '@gander/core/errors';
import type { z } from 'zod';

/** What a schema makes of input; throws `invalid_argument` with everything that does not fit. */
export function decodeOrRefuse<T>(schema: z.ZodType<T>, value: unknown, noun: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${noun} ${issue.path.join('.') || '(all)'}: ${issue.message}`);
  throw new AppError('invalid_argument', `${problems.join('; ')}.`, { problems });
}
