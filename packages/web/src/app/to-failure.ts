import { GanderRequestError } from '@gander/api/gander/client';

import { isLoadFailure } from './is-load-failure.ts';

/** What went wrong, in words for the person, and whether trying again can help. */
export interface Failure {
  readonly title: string;
  readonly message: string;
  readonly kind: 'unreachable' | 'not_found' | 'refused' | 'unloaded' | 'broken';
}

export function toFailure(error: unknown): Failure {
  if (isLoadFailure(error)) {
    return {
      kind: 'unloaded',
      title: 'A part of this page could not be loaded',
      message: 'The server does not answer, or it was updated since this page was opened. Loading the page anew helps.',
    };
  }
  if (!(error instanceof GanderRequestError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'broken', title: 'Something went wrong in this page', message };
  }
  if (error.status === 0) {
    return { kind: 'unreachable', title: 'The server does not answer', message: error.message };
  }
  if (error.status === 404) return { kind: 'not_found', title: 'Not found', message: error.message };
  if (error.status < 500) return { kind: 'refused', title: 'The server refused this', message: error.message };
  return { kind: 'unreachable', title: 'The server could not answer', message: error.message };
}
