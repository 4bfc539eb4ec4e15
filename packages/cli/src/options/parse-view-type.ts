import { parseChoice } from './parse-choice.ts';

const VIEW_TYPES = ['active_only', 'deleted_only', 'all'] as const;

export const VIEW_OPTION = {
  flags: '-v, --view <view>',
  help: VIEW_TYPES.join(', '),
  fallback: VIEW_TYPES[0],
} as const;

/** What `--view` says, as MLflow's API writes it. */
export function parseViewType(view: string | undefined): 'ACTIVE_ONLY' | 'DELETED_ONLY' | 'ALL' {
  const choice = parseChoice(view ?? VIEW_OPTION.fallback, { flag: '--view', choices: VIEW_TYPES });
  return choice.toUpperCase() as Uppercase<typeof choice>;
}
