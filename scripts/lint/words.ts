/** Splits a camelCase, PascalCase, SCREAMING_CASE or kebab-case name into lower-case words. */
export function toWords(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .split(/[-_.]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
