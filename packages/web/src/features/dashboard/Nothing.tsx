import type { ReactNode } from 'react';

/** Stands where a chart or table would, and says why there is none. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="flex min-h-24 items-center justify-center text-center text-ink-soft">{children}</p>;
}
