import clsx from 'clsx';
import { MessageSquareQuote, ThumbsDown, ThumbsUp } from 'lucide-react';
import { use } from 'react';

import { formatCount } from '../../../format/tokens.ts';
import { TraceFeedbackContext } from './trace-feedback-context.ts';

/** That something is said about a span, and whether it is good. */
export function FeedbackMark({ spanId }: { readonly spanId: string }) {
  const said = use(TraceFeedbackContext).bySpan.get(spanId);
  if (said === undefined) return null;
  const { count, verdict, text } = said;
  const Icon = verdict === 'good' ? ThumbsUp : verdict === 'bad' ? ThumbsDown : MessageSquareQuote;
  return (
    <span
      role="img"
      aria-label={`Feedback: ${text.replaceAll('\n', ', ')}`}
      title={text}
      className={clsx(
        'tabular inline-flex shrink-0 items-center gap-0.5 text-2xs',
        verdict === 'good' ? 'text-ok' : verdict === 'bad' ? 'text-error' : 'text-accent-ink',
      )}
    >
      <Icon size={12} aria-hidden />
      {count > 1 && <span aria-hidden>{formatCount(count)}</span>}
    </span>
  );
}
