import { useMediaQuery } from './use-media-query.ts';

/** Room for two panes beside each other. Below it, one thing at a time. */
export function useIsWide(): boolean {
  return useMediaQuery('(min-width: 900px)');
}
