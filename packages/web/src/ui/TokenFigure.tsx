import { formatCount, formatTokens } from '../format/tokens.ts';
import { Tooltip } from './Tooltip.tsx';

/** How many tokens, short; every digit on hover, and for those who hear it. */
export function TokenFigure({ count }: { readonly count: number }) {
  const [short, exact] = [formatTokens(count), formatCount(count)];
  if (short === exact) return <span className="tabular">{exact}</span>;
  return (
    <Tooltip content={<span className="tabular">{exact} tokens</span>}>
      <span className="tabular">
        <span aria-hidden>{short}</span>
        <span className="sr-only">{exact}</span>
      </span>
    </Tooltip>
  );
}
