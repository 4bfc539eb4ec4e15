import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came; `body` is trusted, because only tests send it. */
export interface ModelRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  // oxlint-disable-next-line typescript/no-explicit-any -- the bodies of five protocols
  readonly body: Readonly<Record<string, any>>;
}

/** One piece of a streamed answer. */
export interface ServerEvent {
  readonly event?: string;
  readonly data: unknown;
}

/** An answer in one piece, or in many. */
export type Answer =
  | { readonly json: unknown; readonly status?: number; readonly type?: string }
  | { readonly events: readonly ServerEvent[]; readonly isCut?: boolean };
