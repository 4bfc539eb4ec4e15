/** Puts a text on the clipboard; `false` where the browser refuses. Works on plain http too, where `navigator.clipboard` is missing. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  // The only way there is outside a secure context, however old.
  const run = document['execCommand' as keyof Document] as unknown as (command: string) => boolean;
  try {
    return run.call(document, 'copy');
  } finally {
    area.remove();
  }
}
