import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import type { TraceFilterUrl } from '../trace-list/url.ts';

export interface ListLinkProps {
  readonly experimentId: string;
  readonly search: TraceFilterUrl;
  /** What the list will be of. */
  readonly title: string;
  readonly children: ReactNode;
}

/** A figure that leads to the traces that it was counted of. */
export function ListLink({ experimentId, search, title, children }: ListLinkProps) {
  return (
    <Link
      to="/experiments/$experimentId/traces"
      params={{ experimentId }}
      search={search}
      title={title}
      className="underline-offset-2 hover:text-accent-ink hover:underline"
    >
      {children}
    </Link>
  );
}
