import type { ReactNode } from 'react';

import { isWebUrl } from './is-web-url.ts';

export interface ExternalLinkProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A link to an address that came from outside. Anything but http and https is shown as text. */
export function ExternalLink({ href, children, className }: ExternalLinkProps) {
  if (!isWebUrl(href)) return <span className={className}>{children}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className={className ?? 'text-accent-ink underline underline-offset-2'}
    >
      {children}
    </a>
  );
}
