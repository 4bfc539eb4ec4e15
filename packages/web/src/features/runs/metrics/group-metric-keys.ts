export interface MetricGroup {
  /** What comes before the first slash; empty for the keys that no group is worth it for. */
  readonly name: string;
  readonly keys: readonly string[];
}

const MIN_GROUP = 2;

/** Metrics by the part before their first slash, as in `system/cpu`: those that share it with no other come first. */
export function groupMetricKeys(keys: readonly string[]): readonly MetricGroup[] {
  const groups = Map.groupBy(keys, toGroupName);
  const named = [...groups].filter(([name, members]) => name !== '' && members.length >= MIN_GROUP);
  const names = new Set(named.map(([name]) => name));
  const others = keys.filter((key) => !names.has(toGroupName(key)));
  return [['', others] as const, ...named.toSorted(([a], [b]) => a.localeCompare(b))]
    .filter(([, members]) => members.length > 0)
    .map(([name, members]) => ({ name, keys: members.toSorted((a, b) => a.localeCompare(b)) }));
}

function toGroupName(key: string): string {
  return key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
}
