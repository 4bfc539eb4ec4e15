import { type Usage, USAGE_KEYS } from '../usage.ts';

/** True when any count is more than `0`. */
export function hasTokens(usage: Usage): boolean {
  return USAGE_KEYS.some((key) => (usage[key] ?? 0) > 0);
}
