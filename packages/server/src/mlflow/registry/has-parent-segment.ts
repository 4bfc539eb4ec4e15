/** More often nobody escapes an address. */
const MAX_ESCAPES = 10;

/** Whether an address goes up (`..`) anywhere, also where that hides behind escapes, however often it was escaped. */
export function hasParentSegment(address: string): boolean {
  let text = address;
  for (let round = 0; round < MAX_ESCAPES; round += 1) {
    if (/(^|[/\\:=?&#])\.\.([/\\?&#]|$)/.test(text)) return true;
    const decoded = text.replaceAll(/%([0-9a-f]{2})/gi, (_escape, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
    if (decoded === text) return false;
    text = decoded;
  }
  return true;
}
