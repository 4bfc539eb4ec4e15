import { AppError } from '@gander/core/errors';
import type { Context } from 'hono';

/** The first of these query parameters that is there. Throws `malformed`, naming the first. */
export function requireQuery(context: Context, names: readonly [string, ...string[]]): string {
  for (const name of names) {
    const value = context.req.query(name);
    if (value !== undefined && value !== '') return value;
  }
  throw new AppError('malformed', `Request must include the "${names[0]}" query parameter.`);
}
