import { GanderRequestError } from '@gander/api/gander/client';

/** What went wrong, in words for the person, and whether trying again can help. */
export interface Failure {
  readonly title: string;
  readonly message: string;
  readonly kind: 'unreachable' | 'not_found' | 'refused' | 'broken';
}

export function toFailure(error: unknown): Failure {
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
