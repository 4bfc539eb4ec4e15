import { Hourglass } from 'lucide-react';

import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { AwaitedSpan } from '../awaited-span.ts';

export interface AwaitedPanelProps {
  readonly span: AwaitedSpan;
  /** Set where the panel covers the tree. */
  readonly onBack: (() => void) | undefined;
}

/** In place of a span that has not been sent yet. */
export function AwaitedPanel({ span, onBack }: AwaitedPanelProps) {
  return (
    <section aria-label="Span" className="flex min-h-0 flex-1 flex-col bg-surface">
      <Notice
        icon={<Hourglass size={22} />}
        title="This span is still running"
        actions={onBack !== undefined && <Button onClick={onBack}>Back to the spans</Button>}
      >
        Programs send a span when it has ended. {toChildText(span.childCount)} it has ended already, so its id{' '}
        <code className="font-mono text-xs">{span.spanId}</code> is known; the rest is shown as soon as it arrives.
      </Notice>
    </section>
  );
}

function toChildText(count: number): string {
  return count === 1 ? 'One span in' : `${count} spans in`;
}
