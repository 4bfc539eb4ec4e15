/** Whether an address may become a link. `javascript:`, `data:` and the like never do. */
export function isWebUrl(text: string): boolean {
  if (!/^https?:\/\//i.test(text)) return false;
  return URL.canParse(text);
}
