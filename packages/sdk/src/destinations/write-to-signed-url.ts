import type { HttpSender, IncomingResponse } from '../export/http-sender.ts';

/** Where and how Databricks wants a file put. */
export interface UploadCredentials {
  readonly type: string;
  readonly signed_uri: string;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Puts a file into cloud storage by a signed address, in the way each provider wants it. The address carries its own
 * authority: the workspace's credentials are never sent along.
 */
export async function writeToSignedUrl(
  sender: HttpSender,
  credentials: UploadCredentials,
  text: string,
): Promise<IncomingResponse> {
  const headers = Object.fromEntries((credentials.headers ?? []).map(({ name, value }) => [name, value]));
  const url = credentials.signed_uri;
  const put = { method: 'PUT', url, isForeign: true, body: text, contentType: 'application/json' } as const;
  switch (credentials.type) {
    case 'AWS_PRESIGNED_URL':
    case 'GCP_SIGNED_URL':
      return sender.send({ ...put, headers });
    case 'AZURE_SAS_URI':
      return sender.send({ ...put, headers: { ...headers, 'x-ms-blob-type': 'BlockBlob' } });
    case 'AZURE_ADLS_GEN2_SAS_URI':
      return writeToDataLake(sender, url, { headers, text });
    default:
      throw new Error(`Databricks asked for an upload of a kind that is not known here: ${credentials.type}.`);
  }
}

/** Create, append, flush: https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/update */
async function writeToDataLake(
  sender: HttpSender,
  url: string,
  file: { readonly headers: Readonly<Record<string, string>>; readonly text: string },
): Promise<IncomingResponse> {
  const { headers } = file;
  const bytes = new TextEncoder().encode(file.text);
  const steps = [
    { method: 'PUT', url: `${url}&resource=file`, body: '' },
    { method: 'PATCH', url: `${url}&action=append&position=0`, body: bytes, contentType: 'application/octet-stream' },
    { method: 'PATCH', url: `${url}&action=flush&position=${bytes.length}`, body: '' },
  ] as const;
  let last: IncomingResponse | undefined;
  for (const step of steps) {
    last = await sender.send({ ...step, headers, isForeign: true });
    if (last.status >= 300) return last;
  }
  return last as IncomingResponse;
}
