import { type Usage, USAGE_KEYS } from '../usage.ts';

/** True when any count is known, be it `0`. */
export function hasUsage(usage: Usage): boolean {
  return USAGE_KEYS.some((key) => usage[key] !== undefined);
}
