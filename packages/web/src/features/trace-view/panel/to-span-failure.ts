import type { SpanDetailBody } from '@gander/api/gander/span-schemas';

/** Why a span failed, as far as it says. */
export interface SpanFailure {
  readonly type: string | undefined;
  readonly message: string;
  /** What the span's status says beyond the message. */
  readonly note: string | undefined;
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
  const said = error?.message ?? '';
  // Often the one is the other with a word more: the longer one says both.
  const message = statusMessage.includes(said) ? statusMessage : said;
  const isTold = message.includes(statusMessage) || error?.stack?.includes(statusMessage) === true;
  return {
    type: error?.type,
    message: message === '' ? 'It does not say why.' : message,
    note: isTold ? undefined : statusMessage,
    stack: error?.stack === '' ? undefined : error?.stack,
    isHandled: span.status !== 'ERROR',
  };
}
