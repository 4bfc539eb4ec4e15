/** What has come of a file. */
export interface DownloadProgress {
  readonly receivedBytes: number;
}

export interface DownloadedFile {
  readonly name: string;
  readonly sizeBytes: number;
}

export interface DownloadOptions {
  readonly url: string;
  /** Under which it is kept. */
  readonly name: string;
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Fetches a file and gives it to the browser to keep. Unlike a plain link it says how far it is, how big it became, and
 * why there is none. Throws with what the server says.
 */
export async function downloadFile({ url, name, onProgress, signal }: DownloadOptions): Promise<DownloadedFile> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(await readRefusal(response));
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let receivedBytes = 0;
  for (const reader = response.body?.getReader(); reader !== undefined;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    receivedBytes += value.length;
    onProgress({ receivedBytes });
  }
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  keepFile(new Blob(pieces, { type }), name);
  return { name, sizeBytes: receivedBytes };
}

/** Offers a file to the browser. */
function keepFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

async function readRefusal(response: Response): Promise<string> {
  const fallback = `The server answered ${response.status}.`;
  try {
    const body = (await response.json()) as { readonly error?: { readonly message?: unknown } };
    return typeof body.error?.message === 'string' ? body.error.message : fallback;
  } catch {
    return fallback;
  }
}
