import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';

import { FailureNotice } from './FailureNotice.tsx';

/** Shown in place of a page that could not be loaded or drawn. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <FailureNotice
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    >
      <Link to="/" className="inline-flex h-7 items-center font-medium text-accent-ink underline underline-offset-2">
        All experiments
      </Link>
    </FailureNotice>
  );
}
