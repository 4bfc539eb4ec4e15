const INTEGER_FIELDS = new Set([
  'intValue',
  'startTimeUnixNano',
  'endTimeUnixNano',
  'timeUnixNano',
  'observedTimeUnixNano',
]);

/**
 * OTLP/JSON reduced to what it says: fields at their default left out, 64-bit integers as text. Two documents that say
 * the same become equal. Members of an AnyValue say something even when they are `''` or `0`, but not when they are `null`.
 */
export function pickSaid(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pickSaid);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value)
    .filter(([key, inner]) => (key.endsWith('Value') && inner !== null) || !isDefault(inner))
    .map(([key, inner]) => [key, INTEGER_FIELDS.has(key) ? String(inner) : pickSaid(inner)] as const);
  return Object.fromEntries(said);
}

function isDefault(value: unknown): boolean {
  return value === '' || value === 0 || value === '0' || value === null || (Array.isArray(value) && value.length === 0);
}
