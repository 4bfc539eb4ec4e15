import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';

import { CopyButton } from '../../../ui/CopyButton.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import { StackTrace } from './StackTrace.tsx';
import type { SpanFailure } from './to-span-failure.ts';

const MAX_OPEN_STACK_CHARS = 4000;

export function ErrorBlock({ failure }: { readonly failure: SpanFailure }) {
  const { type, message, note, stack, isHandled } = failure;
  const textClass = isHandled ? 'text-busy' : 'text-error';
  const lineClass = isHandled ? 'border-line' : 'border-error-line';
  return (
    <section
      aria-label="Error"
      className={clsx('shrink-0 rounded-lg border', lineClass, isHandled ? 'bg-busy-bg' : 'bg-error-bg')}
    >
      <div className="flex items-start gap-2 px-3 py-2">
        <CircleAlert size={16} className={clsx('mt-0.5 shrink-0', textClass)} />
        <div className="min-w-0 flex-1">
          <LongText text={type ?? 'Error'} foldedChars={300} className={clsx('font-semibold', textClass)} />
          {isHandled && <p className={textClass}>Recorded, but the span did not fail.</p>}
          <LongText text={message} className="text-ink" />
          {note !== undefined && <LongText text={note} foldedChars={500} className="mt-1 text-ink-soft" />}
        </div>
        <CopyButton
          text={[type, message, note, stack].filter((part) => part !== undefined).join('\n')}
          label="Copy error"
        />
      </div>
      {stack !== undefined && (
        <details open={stack.length < MAX_OPEN_STACK_CHARS} className={clsx('border-t', lineClass)}>
          <summary className={clsx('cursor-pointer px-3 py-1 text-xs font-medium', textClass)}>Stack</summary>
          <div tabIndex={0} role="region" aria-label="Stack" className="max-h-80 overflow-auto -outline-offset-2">
            <StackTrace stack={stack} />
          </div>
        </details>
      )}
    </section>
  );
}
