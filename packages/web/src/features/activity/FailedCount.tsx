import { CircleAlert } from 'lucide-react';

import { formatCount } from '../../format/tokens.ts';

export interface FailedCountProps {
  readonly count: number;
  readonly hasWord?: boolean;
}

/** How many traces failed; nothing where none did. */
export function FailedCount({ count, hasWord = false }: FailedCountProps) {
  if (count === 0) return null;
  return (
    <span className="tabular inline-flex items-center gap-1 align-middle whitespace-nowrap text-error">
      <CircleAlert size={13} role="img" aria-label="Failed traces" />
      {formatCount(count)}
      {hasWord && ' failed'}
    </span>
  );
}
