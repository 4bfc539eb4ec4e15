import { Link } from '@tanstack/react-router';

import { Notice } from '../ui/Notice.tsx';

/** Where a link of the app leads that a file cannot follow. */
export function NotInFile() {
  return (
    <Notice
      title="This file holds one trace"
      actions={
        <Link to="/" className="font-medium text-accent-ink underline underline-offset-2">
          Back to the trace
        </Link>
      }
    >
      Other pages are on the Gander server that it was saved from.
    </Notice>
  );
}
