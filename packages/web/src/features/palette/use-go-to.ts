import { useRouter } from '@tanstack/react-router';

import type { PaletteCommand } from './command.ts';

/** Makes of a place, as the router builds it, what a command needs that leads there. */
export function useGoTo() {
  const router = useRouter();
  return ({ href }: { readonly href: string }): Required<Pick<PaletteCommand, 'href' | 'run'>> => ({
    href,
    run() {
      router.history.push(href);
    },
  });
}
