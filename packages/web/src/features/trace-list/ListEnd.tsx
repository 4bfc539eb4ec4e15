import { formatCount } from '../../format/tokens.ts';
import { Button } from '../../ui/Button.tsx';

export interface ListEndProps {
  readonly count: number;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadFailed: boolean;
  readonly onLoadMore: () => void;
}

/** Below the last row: more comes by itself; the button is for when it does not. */
export function ListEnd({ count, hasMore, isLoadingMore, loadFailed, onLoadMore }: ListEndProps) {
  return (
    <div className="flex h-14 items-center justify-center gap-3 text-xs text-ink-faint">
      {hasMore ? (
        <>
          {loadFailed && <span className="text-error">The next traces could not be loaded.</span>}
          <Button disabled={isLoadingMore} onClick={onLoadMore}>
            {isLoadingMore ? 'Loading …' : loadFailed ? 'Try again' : 'Load more'}
          </Button>
        </>
      ) : (
        <span>
          {formatCount(count)} {count === 1 ? 'trace' : 'traces'}, that is all
        </span>
      )}
    </div>
  );
}
