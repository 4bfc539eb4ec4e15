import { MessageSquarePlus, MessageSquareText } from 'lucide-react';
import { use } from 'react';

import { formatCount } from '../../../format/tokens.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useTracePlace } from '../trace-place.ts';
import { TraceFeedbackContext } from './trace-feedback-context.ts';

/** Opens what is said about the trace, and tells how much there is. */
export function FeedbackButton() {
  const { url, change } = useTracePlace();
  const { count } = use(TraceFeedbackContext);
  const isOpen = url.feedback === '1';
  return (
    <IconButton
      label={count === 0 ? 'Feedback (e)' : `Feedback (e): ${formatCount(count)}`}
      isPressed={isOpen}
      onClick={() => {
        change({ feedback: isOpen ? undefined : '1' });
      }}
      className={count === 0 ? '' : 'w-auto! gap-1! px-1.5!'}
    >
      {count === 0 ? <MessageSquarePlus size={15} /> : <MessageSquareText size={15} />}
      {count > 0 && <span className="tabular text-xs">{formatCount(count)}</span>}
    </IconButton>
  );
}
