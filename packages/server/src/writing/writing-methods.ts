import type { GanderRouteName, ganderRoutes } from '@gander/api/gander/routes';
import type { z } from 'zod';

type Routes = typeof ganderRoutes;

/** The routes that change something: whatever is not GET. */
export type WritingRouteName = {
  [Name in GanderRouteName]: Routes[Name]['method'] extends 'GET' ? never : Name;
}[GanderRouteName];

/** What a route takes beyond its path, as decoded by its schemas. */
export type WritingInput<Name extends WritingRouteName> =
  z.output<Routes[Name]['query']> extends infer Query
    ? { readonly query: Query; readonly body: BodyOf<Routes[Name]> }
    : never;

type BodyOf<Route> = Route extends { readonly body: infer Body extends z.ZodType } ? z.output<Body> : undefined;

/** A request on its way to the thread that writes. */
export interface WritingCall {
  readonly route: WritingRouteName;
  readonly params: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
}
