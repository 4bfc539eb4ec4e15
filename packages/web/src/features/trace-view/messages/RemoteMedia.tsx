import { ExternalLink } from '../../../ui/ExternalLink.tsx';

export interface RemoteMediaProps {
  /** A web address. */
  readonly url: string;
  /** What is said to be there: `image`, `audio` … */
  readonly kind: string;
}

/**
 * What lies on another server is linked and never loaded: the request would tell that server who reads this trace, and
 * when; fetched by our server instead, a trace could make it ask anything that stands beside it. Who follows the link sees
 * where it leads: the host stands out, in the letters that it is looked up by.
 */
export function RemoteMedia({ url, kind }: RemoteMediaProps) {
  const { protocol, host, pathname, search, hash } = new URL(url);
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
      <ExternalLink href={url} className="flex min-w-0 max-w-full text-accent-ink underline underline-offset-2">
        <span className="truncate" title={url}>
          {protocol}//<strong className="font-semibold text-ink">{host}</strong>
          {pathname}
          {search}
          {hash}
        </span>
      </ExternalLink>
      <span>{`This ${kind} is on another server and not loaded: that would tell it who reads this.`}</span>
    </span>
  );
}
