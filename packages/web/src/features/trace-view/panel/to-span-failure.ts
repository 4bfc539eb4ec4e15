import type { SpanDetailBody } from '@gander/api/gander/schemas';

/** Why a span failed, as far as it says. */
export interface SpanFailure {
  readonly type: string | undefined;
  readonly message: string;
  readonly stack: string | undefined;
  /** Recorded, but the span did not end as a failure: a retry, an optional step. */
  readonly isHandled: boolean;
}

type FailureSource = Pick<SpanDetailBody, 'statusMessage'> & {
  readonly span: Pick<SpanDetailBody['span'], 'status'>;
  readonly normalized: Pick<SpanDetailBody['normalized'], 'error'>;
};

/** `undefined` for a span that knows of no error. */
export function toSpanFailure({ span, normalized, statusMessage }: FailureSource): SpanFailure | undefined {
  const { error } = normalized;
  if (error === undefined && span.status !== 'ERROR') return undefined;
  const message = error?.message ?? statusMessage;
  return {
    type: error?.type,
    message: message === '' ? 'It does not say why.' : message,
    stack: error?.stack === '' ? undefined : error?.stack,
    isHandled: span.status !== 'ERROR',
  };
}
