/** A page needs its time to read what it shows. */
const KEPT_MS = 60_000;

/** Shows bytes in a page of their own. Only for types that cannot run anything. */
export function openBlob(blob: Blob): void {
  const url = URL.createObjectURL(blob);
  window.open(url, '_blank', 'noopener');
  revokeLater(url);
}

/** Offers bytes as a file. */
export function downloadBlob(fileName: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  revokeLater(url);
}

function revokeLater(url: string): void {
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, KEPT_MS);
}
