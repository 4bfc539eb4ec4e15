import type { z } from 'zod';

/** One endpoint. `{name}` in the path is a path parameter. What is not GET changes something. */
export interface GanderRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
}
