/** A list of metric keys as the URL holds it: commas and percent signs within keys are written otherwise. */
export function formatMetricKeys(keys: readonly string[]): string {
  return keys.map((key) => key.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',');
}

export function parseMetricKeys(text: string | undefined): readonly string[] {
  const keys = (text ?? '').split(',').map((part) => part.replaceAll('%2C', ',').replaceAll('%25', '%'));
  return [...new Set(keys.filter((key) => key !== ''))];
}
