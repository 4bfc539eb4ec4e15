import { formatCount } from '../../format/tokens.ts';
import { Button } from '../../ui/Button.tsx';

export interface ListEndProps {
  readonly count: number;
  /** What is listed: one, and several. */
  readonly nouns?: readonly [string, string];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadFailed: boolean;
  readonly onLoadMore: () => void;
}

/** Below the last row: more comes by itself; the button is for when it does not. */
export function ListEnd(props: ListEndProps) {
  const { count, nouns = ['trace', 'traces'], hasMore, isLoadingMore, loadFailed, onLoadMore } = props;
  return (
    <div className="flex h-14 items-center justify-center gap-3 text-xs text-ink-faint">
      {hasMore ? (
        <>
          {loadFailed && <span className="text-error">The next {nouns[1]} could not be loaded.</span>}
          <Button disabled={isLoadingMore} onClick={onLoadMore}>
            {isLoadingMore ? 'Loading …' : loadFailed ? 'Try again' : 'Load more'}
          </Button>
        </>
      ) : (
        <span>
          {formatCount(count)} {nouns[count === 1 ? 0 : 1]}, that is all
        </span>
      )}
    </div>
  );
}
