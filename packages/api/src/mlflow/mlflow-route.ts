import type { z } from 'zod';

export type MlflowMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One endpoint of the MLflow REST surface, as data. The server binds an operation to each; the client has a call for each.
 * Field names are MLflow's (snake_case); what a field may look like on the wire is in `wire/fields.ts`.
 */
export interface MlflowRoute {
  /** All of them answer alike; the first is the one that clients of today use. */
  readonly methods: readonly [MlflowMethod, ...MlflowMethod[]];
  readonly version: '2.0' | '3.0';
  /** Below `/mlflow`. `{name}` is a path parameter, which becomes the field of that name. */
  readonly path: string;
  /** `everywhere` is under `/api` and `/ajax-api` alike; a few routes exist for MLflow's own web pages only. */
  readonly surface: 'everywhere' | 'ajax';
  /** Whether it changes anything: reads run in the reading thread, writes in the writing one, in order of arrival. */
  readonly effect: 'read' | 'write';
  readonly request: z.ZodObject;
  readonly response: z.ZodObject;
}

export type MlflowRouteTable = Readonly<Record<string, MlflowRoute>>;
