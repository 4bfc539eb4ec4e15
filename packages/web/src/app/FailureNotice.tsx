import { CloudOff, SearchX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { type Failure, toFailure } from './to-failure.ts';

export interface FailureNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Says what was looked for, where the general title is too vague. */
  readonly notFoundTitle?: string;
  /** A way out. */
  readonly children?: ReactNode;
}

const ICONS = {
  unreachable: CloudOff,
  not_found: SearchX,
  refused: TriangleAlert,
  unloaded: CloudOff,
  broken: TriangleAlert,
} as const satisfies Record<Failure['kind'], typeof CloudOff>;

export function FailureNotice({ error, onRetry, notFoundTitle, children }: FailureNoticeProps) {
  const failure = toFailure(error);
  const Icon = ICONS[failure.kind];
  const title = failure.kind === 'not_found' ? (notFoundTitle ?? failure.title) : failure.title;
  return (
    <Notice
      tone="error"
      icon={<Icon size={22} />}
      title={title}
      actions={
        <>
          {failure.kind === 'unloaded' ? (
            <Button look="primary" onClick={() => window.location.reload()}>
              Load the page anew
            </Button>
          ) : (
            onRetry !== undefined &&
            failure.kind !== 'not_found' && (
              <Button look="primary" onClick={onRetry}>
                Try again
              </Button>
            )
          )}
          {children}
        </>
      }
    >
      {failure.message}
    </Notice>
  );
}
