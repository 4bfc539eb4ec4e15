/** Two paths, of which either may be empty, as one. */
export function joinPath(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('/');
}
