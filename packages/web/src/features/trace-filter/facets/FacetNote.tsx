import type { ReactNode } from 'react';

/** A line of small print in a facet. */
export function FacetNote({ children }: { readonly children: ReactNode }) {
  return <p className="wrap-any px-7 py-0.5 text-xs text-ink-faint">{children}</p>;
}
