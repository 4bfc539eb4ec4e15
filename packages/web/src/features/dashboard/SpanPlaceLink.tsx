import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface SpanPlaceLinkProps {
  readonly experimentId: string;
  readonly place: { readonly traceId: string; readonly spanId: string } | null;
  readonly label: string;
  readonly children: ReactNode;
}

/** A figure that leads to the span that it is an example of. */
export function SpanPlaceLink({ experimentId, place, label, children }: SpanPlaceLinkProps) {
  if (place === null) return children;
  return (
    <Link
      to="/experiments/$experimentId/traces/$traceId"
      params={{ experimentId, traceId: place.traceId }}
      search={{ span: place.spanId }}
      title={label}
      className="text-accent-ink underline-offset-2 hover:underline"
    >
      {children}
    </Link>
  );
}
