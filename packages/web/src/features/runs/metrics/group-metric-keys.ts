export interface MetricGroup {
  /** What comes before the first slash; empty for the keys that no group is worth it for. */
  readonly name: string;
  readonly keys: readonly string[];
}

const MIN_GROUP = 2;
/** What clients measure about the machine, all by themselves. */
export const SYSTEM_GROUP = 'system';

export function isSystemMetric(key: string): boolean {
  return key.startsWith(`${SYSTEM_GROUP}/`);
}

/** Metrics by the part before their first slash, as in `val/loss`: those that share it with no other come first, those of the machine last. */
export function groupMetricKeys(keys: readonly string[]): readonly MetricGroup[] {
  const groups = Map.groupBy(keys, toGroupName);
  const named = [...groups].filter(
    ([name, members]) => name !== '' && (members.length >= MIN_GROUP || name === SYSTEM_GROUP),
  );
  const names = new Set(named.map(([name]) => name));
  const others = keys.filter((key) => !names.has(toGroupName(key)));
  return [
    ['', others] as const,
    ...named.toSorted(([a], [b]) => Number(a === SYSTEM_GROUP) - Number(b === SYSTEM_GROUP) || a.localeCompare(b)),
  ]
    .filter(([, members]) => members.length > 0)
    .map(([name, members]) => ({ name, keys: members.toSorted((a, b) => a.localeCompare(b)) }));
}

function toGroupName(key: string): string {
  return key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
}
