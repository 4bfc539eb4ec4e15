import type { CallFailure } from './call-failure.ts';

/** What a thread offers: async functions of one argument. To be met by an interface, `Methods extends ThreadMethods<Methods>`. */
export type ThreadMethods<Methods> = { readonly [Name in keyof Methods]: (input: never) => Promise<unknown> };

/** To a thread. */
export interface CallMessage {
  readonly id: number;
  readonly method: string;
  readonly input: unknown;
}

/** From a thread. An event belongs to no call. */
export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly failure: CallFailure }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly failure: CallFailure }
  | { readonly kind: 'event'; readonly event: unknown };
